# Standing beside someone, from the staff side.
stand-title = Being beside someone
stand-asked = You are asked to be beside someone
stand-asked-opens-care = With your yes and theirs you read what they say about themselves. You read the notes as far as they open them to you. You also read what they send before your meetings. You can agree on times and write notes together.
stand-asked-opens-between = With your yes and theirs you read what they say about themselves. You also read what they send before your meetings, and what they let you read afterwards. You can agree on times and promise each other things. The notes of others stay closed to you.
stand-asked-opens-words = With your yes and theirs you read their name and pronouns, and words to use and not to use. You read when and where their meetings are. Nothing else opens.
stand-asked-opens-times = With your yes and theirs you read their name, and when, where and with whom their meetings are. Nothing else opens.
# @promise pause-or-end-any-day
# @promise each-look-is-told
stand-asked-theirs = They can pause or end it at any time, without a reason. They can read when you looked, and what for.
# @promise asked-sees-only-that
stand-asked-name = You will read their name after your yes. If you say not now, they are told so, and nothing else.
stand-after = { $before } was beside { $name } and no longer does this work here. You are asked to take over.
# @promise nobody-without-my-yes
stand-after-name = You read the name so that you can reach { $name }, by the ways your service has. Nothing else opens before { $name } has said yes.
stand-after-in-person = If { $name } has no online access, you can write down a yes that was given to you in person.
stand-yes = Yes, I will be beside them
stand-no = Not now
stand-in-person = They said yes in person
stand-in-person-what = Someone without online access can say yes face to face. You write it down here, and the record shows that it was you who wrote it.
stand-in-person-say = Tell them first what you will be able to read. Tell them that they can pause or end it at any time. If they are not sure, leave this page. Nothing is lost.
stand-in-person-say-other = Tell them first what the person you suggest will be able to read. Tell them that they can pause or end it at any time. If they are not sure, leave this page. Nothing is lost.
stand-in-person-before = Ask them too whether notes that others wrote before may be read. Once they have online access, they can choose otherwise themselves.
stand-in-person-from-now = Their yes, to what comes from now on
stand-in-person-go = Write down their yes
stand-pause = Ask for a pause
stand-pause-what = While there is a pause, their record is closed to you and no new times are agreed. Nothing is taken away. You can end your own pause here, and they can end it too.
stand-pause-tell = No reason is asked. Tell them yourself before they read it here.
stand-pause-go = Ask for a pause
stand-resume = End the pause
stand-resume-what = Their record opens to you again, and you can agree on times.
stand-resume-go = End the pause
stand-nothing = There is nothing for you to decide here now.
stand-clients = Everyone you are beside
