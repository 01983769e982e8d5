# Who works here, for the administrator.
staff-title = People and roles
staff-name = Name
staff-label-role = Role
staff-since = Since
staff-state = State
staff-came-invited = invited
staff-came-accepted = came in, not confirmed yet
staff-came-confirmed = confirmed
staff-came-closed = link used by someone else
staff-beside = Beside
staff-beside-count =
    { $count ->
        [0] no one
        [one] one person
       *[other] { $count } people
    }
staff-former = No longer here
staff-former-line = { $name }, { $role }, until { $day }
staff-role-therapist = Therapist
staff-role-supervisor = Supervisor
staff-role-peer-supporter = Peer supporter
staff-role-facilitator = Facilitator
staff-role-interpreter = Interpreter
staff-role-reception = Reception
staff-role-administrator = Administrator
staff-opens-heading = What a role opens
staff-opens-therapist = The records of people who said yes to them, while that lasts.
# @promise a-role-opens-no-more
staff-opens-supervisor = The same as a therapist. The role alone opens no one’s record.
staff-opens-peer-supporter = Who someone is, and what is between the two, when they said yes. No notes, no forms.
staff-opens-facilitator = The same as a peer supporter.
staff-opens-interpreter = A name, how to speak with someone, and times and places, when they said yes.
staff-opens-reception = A name, and who is awaited when, where and by whom, when they said yes.
# @promise administrators-open-no-record
staff-opens-administrator = This list, the forms and the settings of the service. No one’s record.
staff-add = Add someone
staff-add-why = Choose the role that opens the least and is enough for their work. It can be changed later.
staff-add-go = Make a link for them
staff-all = People and roles

# One person who works here.
staff-one-title = Someone who works here
staff-one-opens = What they can open
staff-one-can-care =
    { $count ->
        [0] The records of people who say yes to { $name }. No one has, so far.
        [one] The record of one person, who said yes to { $name } or is asked.
       *[other] The records of { $count } people, who said yes to { $name } or are asked.
    }
staff-one-can-between =
    { $count ->
        [0] What is between { $name } and people who say yes. No one has, so far.
        [one] Who one person is, and what is between the two. No notes, no forms.
       *[other] Who { $count } people are, and what is between them and { $name }. No notes, no forms.
    }
staff-one-can-words =
    { $count ->
        [0] Names, words and times of people who say yes to { $name }. No one has, so far.
        [one] The name of one person, how to speak with them, and times and places.
       *[other] The names of { $count } people, how to speak with them, and times and places.
    }
staff-one-can-times =
    { $count ->
        [0] Names and times of people who say yes to { $name }. No one has, so far.
        [one] The name of one person, and when they are awaited.
       *[other] The names of { $count } people, and when they are awaited.
    }
staff-one-can-keeper = The list of who works here, the forms and the settings of the service. No one’s record.
staff-one-can-nothing = Nothing yet. { $name } has not come in, or no one has confirmed that it was them.
staff-one-you = This is you. Another administrator changes your role or takes you off the list.
staff-one-role = Another role
staff-one-role-how = Choose one to read what it would change. Nothing is changed before you say so.
staff-one-leave = Leaving
staff-one-leave-go = { $name } is leaving
staff-one-link = Links and who came in

# Another role: what it changes, said before.
staff-role-title = Another role
staff-role-heading = { $name }: from { $from } to { $to }
staff-role-then = From then on
staff-role-opens = The new role opens this. { $what }
staff-role-signs-out = { $name } is signed out everywhere, and signs in again with the same name and secrets.
staff-role-parted =
    { $count ->
        [0] No one is parted from { $name } by this.
        [one] One person said yes to more than this role opens. That ends, and they read why. { $name } can ask them anew.
       *[other] { $count } people said yes to more than this role opens. That ends, and they read why. { $name } can ask them anew.
    }
# @promise a-role-opens-no-more
staff-role-same = Those who said yes keep what they said yes to. A new role never opens more of their record by itself.
staff-role-go = Change the role
staff-role-not = Leave it as it is

# Leaving: what it does, said before.
staff-leave-title = Leaving
staff-leave-heading = { $name } no longer works here
staff-leave-out = They are signed out at once, on every device, and cannot come in again. Their sign-in name is not given to anyone else.
staff-leave-wrote = What they wrote stays, under their name.
staff-leave-beside =
    { $count ->
        [0] They are beside no one.
        [one] They are beside one person. That ends, and the person reads that { $name } no longer works here.
       *[other] They are beside { $count } people. That ends for each, and each reads that { $name } no longer works here.
    }
staff-leave-alone =
    { $count ->
        [0] Each of those has someone else in their care.
        [one] One of them has no one else in their care. On the next page you ask someone to take over.
       *[other] { $count } of them have no one else in their care. On the next page you ask someone to take over, for each.
    }
staff-leave-drafts =
    { $count ->
        [0] Nothing is left unfinished.
        [one] One text is begun and not finished. Only { $name } can read it. If there is time, let them finish it first.
       *[other] { $count } texts are begun and not finished. Only { $name } can read them. If there is time, let them finish those first.
    }
staff-leave-waiting = What people wrote to them and hold back stays with those people, as they chose.
staff-leave-undo = There is no undo. To work here again, they get a new link.
staff-leave-go = Take { $name } off the list now
staff-leave-not = Not now

# Taking over from somebody who left.
staff-over-title = Taking over
staff-over-heading = After { $name }
# @promise nobody-without-my-yes
staff-over-why = Those below have no one in their care. Ask someone for each. The person can say yes or no, and so can the one you ask. Nothing opens before both said yes.
staff-over-names = No names stand here. Whoever you ask reads the name the person is called by, so that they can be reached.
staff-over-none = No one is without someone in their care.
staff-over-one = Person { $number } of { $all }
staff-over-since = Since { $day }.
staff-over-asked = { $who } is asked since { $day }.
staff-over-to = Who takes over?
staff-over-to-empty = No one is chosen yet. Please choose a person.
staff-over-not = { $who } cannot be asked here. Please choose someone else.
staff-over-nobody = No one else works here who could. Add someone first.
staff-over-go = Ask them
staff-over-let-be-what = If the person was asked, and wants no one, you can let it be. They can read that no one is asked any more, and ask for someone at any time.
staff-over-let-be = They want no one
staff-over-line =
    { $count ->
        [one] One person has no one in their care since { $name } left or changed role.
       *[other] { $count } people have no one in their care since { $name } left or changed role.
    }
staff-over-line-go = Ask someone to take over

# Access review: what each can open and why, looked at from time to time.
staff-access-title = Access review
staff-access-why = One sentence for each person: what they can open, and why. Look at each every three months. Say that it is right, or change it. That you looked is kept.
staff-access-never = No one has looked at this since it was given.
staff-access-last = { $who } found it right on { $day }.
staff-access-due = Please look at it now.
staff-access-right = This is right
staff-access-change = Change it
staff-access-own = This is you. Another administrator looks at it.
staff-access-line =
    { $count ->
        [one] What one person can open is to be looked at.
       *[other] What { $count } people can open is to be looked at.
    }
staff-access-go = Access review

# A second administrator.
staff-second-title = A second yes
staff-second-why = Some things take two administrators. One asks, another says yes, and then it is done. It can be done for three days.
staff-second-alone = You are the only administrator who has come in, so you act alone. Add a second one, so that two look at what is hard to undo.
staff-second-none = Nothing waits for a second yes.
staff-second-act-leave = { $name }, an administrator, leaves
staff-second-act-raise = { $name } becomes an administrator
staff-second-act-lower = { $name } is no longer an administrator. New role: { $role }
staff-second-act-add = { $name } is added as an administrator
staff-second-act-change-key = The key of the service is changed, at its computer
staff-second-act-erase = A record is erased, at the service’s computer
staff-second-by = Asked by { $who }.
staff-second-yes-by = { $who } said yes on { $when }.
staff-second-until = It can be done until { $when }.
staff-second-yes = Yes, do it
staff-second-no = No
staff-second-now = Do it now
staff-second-back = Take it back
staff-second-waits = Another administrator has to say yes first. Tell them.
staff-second-machine = The person at the computer can do it now.
staff-second-line = An administrator asks for your yes or no.
staff-second-go = See what is asked
staff-second-first = This takes a second administrator. They are asked when you press the button, and nothing changes before one says yes.
