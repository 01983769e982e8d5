# Someone new.
newclient-title = Someone new
newclient-intro = Fill this in together if you can. They say yes or no before anything else happens.
newclient-name = The name they want to be called
newclient-name-hint = Any name will do. They can change it later.
newclient-name-empty = This one is empty. Any name they like will do.
newclient-name-long = That is longer than fits. A shorter form of the name will do.
newclient-purpose = What you would meet for
newclient-purpose-hint = In plain words. They read this before they say yes. No diagnosis is needed.
newclient-purpose-empty = This one is empty. A few plain words are enough, such as ‘Weekly meetings’.
newclient-purpose-long = That is more than fits. A few sentences are enough.
newclient-online = Online access
newclient-online-hint = Ask them. Without it nothing is missing from your meetings, and they can have it later.
newclient-online-choice-yes = Yes, they want it
newclient-online-choice-no = No, or not now
newclient-online-about-yes = You get a link and a few words to give them.
newclient-online-about-no = You write down what they say yes to in person.
newclient-online-empty = Please choose one. If they are not sure, choose ‘No, or not now’.
newclient-go = Go on

newclient-link-title = What to hand over
newclient-link-heading = For { $name }
newclient-once = You cannot come back to this page later. Keep it open until you have handed everything over.
newclient-give = Give them this link
newclient-give-before = Put the address of your service before it: what you see in your browser up to the first single slash.
newclient-give-how = On paper, or on a screen that you both look at. It works once, and for three days.
newclient-say = Say these words to them
newclient-say-how = Face to face or by phone. Do not write them beside the link: one is of no use without the other.
newclient-say-twice = They type the words twice: when they open the link, and the first time at the door to their own pages. After that they use secrets of their own.
newclient-safe = Before you hand it over, ask
newclient-safe-whose = Whose phone or computer will it be? Does anyone else use it, or know how to open it?
newclient-safe-send = Is there a safe way to reach them? Do not send the link by text, mail or post unless they say it is safe.
newclient-safe-see = Could somebody make them open it? The first pages show very little, and there is a way to leave at once. Show them both.
newclient-safe-not = Would they rather do without? That is fine. You can meet just the same.
# @promise nothing-opens-until-confirmed
# @promise nobody-without-my-yes
newclient-then = When they come in, you are asked whether it was them. After that they are asked whether they say yes to you. Until then nobody can read or write anything more.
newclient-clients = Everyone you are beside

newclient-offline-intro = They have no online access. Their yes is said in person, and you write it down.
newclient-offline-tell = Tell them
newclient-offline-read = You will keep notes. They can read them with you, and say what is not right.
# @promise pause-or-end-any-day
newclient-offline-stop = They can pause or end this at any time, without a reason.
# @promise each-look-is-told
newclient-offline-ask = When somebody looks at their record, it is written down. They can ask to see that.
newclient-offline-yes = They said yes in person
newclient-offline-later = Not yet
