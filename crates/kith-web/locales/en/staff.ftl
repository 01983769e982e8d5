# Who works here, for the administrator.
staff-title = People and roles
staff-name = Name
staff-label-role = Role
staff-since = Since
staff-role-therapist = Therapist
staff-role-supervisor = Supervisor
staff-role-administrator = Administrator
staff-opens-heading = What a role opens
staff-opens-therapist = The records of people who said yes to them, while that lasts.
staff-opens-supervisor = The same. A role alone opens no one’s record.
staff-opens-administrator = This list, the forms and the settings of the service. No one’s record.
staff-add = Adding someone
staff-add-how = At the service’s own computer. The role is therapist, supervisor or administrator:
staff-add-then = It gives a link and a few words. Hand over the link, and say the words in person or by phone. The link works once, for seven days.
