# Setting up a new service, one topic at a time.
firstrun-title = Setting up
firstrun-line = Some things are still to be settled.
firstrun-line-go = Go on with setting up
firstrun-intro = A few things are good to settle before anyone comes. Each has a page of its own. You can stop at any point, and go on later.
firstrun-steps = The steps
firstrun-settled = settled
firstrun-open = not yet
firstrun-go-first = Begin
firstrun-go-on = Go on
firstrun-where = Step { $number } of { $all }
firstrun-keep = Keep this and go on
firstrun-later = Later
firstrun-all = All steps
firstrun-begun = You began to change this and did not keep it. What stands below is not in force.

firstrun-step-name = The name of your service
firstrun-step-shown = What clients see at the top
firstrun-step-leave = Where ‘Leave now’ leads
firstrun-step-help = Whom to call
firstrun-step-zone = Time zone
firstrun-step-staff = The first people

firstrun-why-name = Staff know the service by it. It does not stand on the pages of clients.

firstrun-why-shown = This word stands at the top of every page that clients see. Someone may look over their shoulder, or pick up their phone.
firstrun-shown-example = ‘Notes’ tells nothing. The name of a service tells where a person goes.

firstrun-why-leave = Each client page has a button called ‘Leave now’. It hides the page, signs the person out and opens another site at once. Choose one that anyone might look at.
firstrun-leave-to = Where it leads
firstrun-leave-weather = The weather, at www.weather.gov
firstrun-leave-words = An encyclopedia, at www.wikipedia.org
firstrun-leave-map = A map, at www.openstreetmap.org
firstrun-leave-own = Another site
firstrun-leave-address = The other site
firstrun-leave-address-hint = Only if you chose ‘Another site’. It is opened over https. A plain site that loads fast is best, with no sign-in and no past searches.

firstrun-why-help = The help page opens for everyone, signed in or not. Someone may need a number at once, so one stands first.

firstrun-why-zone = All times on all pages are told in one zone.
firstrun-zone-now = In { $zone } it is now { $when }. If your clock says the same, this is right.

firstrun-staff-why = Clients are met by someone. Add one therapist or more. Each gets a link and a few words, and chooses their own passphrase.
firstrun-staff-here = On the list so far
firstrun-staff-name = Their name
firstrun-staff-name-hint = As clients and others read it.
firstrun-staff-name-empty = This one is empty. Clients read who is beside them.
firstrun-staff-role = Role
firstrun-staff-role-empty = Please choose one. It can be changed later.
firstrun-staff-go = Make a link for them
firstrun-staff-enough = That is everyone for now

firstrun-given-title = What to hand over
firstrun-given-heading = For { $name }
firstrun-given-how = By a way that only they can read. It works once, and for seven days.
firstrun-given-say-how = Face to face or by phone. Do not send them the same way as the link: one is of no use without the other.
firstrun-given-then = They open the link, type the words, and choose a sign-in name and a passphrase. Then you say under ‘People and roles’ that it was them.
firstrun-given-another = Add another person
firstrun-given-on = Go on

firstrun-end-title = Where things stand
firstrun-end-done = Done
firstrun-end-open = Not yet
firstrun-end-next = What comes next
firstrun-end-sign-in = Sign in as { $name }, and add the first client under ‘Clients’.
firstrun-end-nobody = Add a therapist. They sign in, and add the first client under ‘Clients’.
firstrun-end-aside = You find these steps again under ‘The service’.
firstrun-end-aside-go = Lead me here no more
firstrun-end-link = Where things stand now

firstrun-kit-yes = A recovery kit was made, and it was tried. Keep its three sheets at three places, with three people.
firstrun-kit-no = There is no recovery kit. If the key file is lost, all records are lost with it.
firstrun-key-yes = The key file is not beside the data.
firstrun-key-no = The key file lies beside the data. Whoever takes that disk has both. Ask the person who keeps the computer to move it: ‘kith doctor’ says how.
firstrun-https-yes = People reach the service over HTTPS.
firstrun-https-no = There is no HTTPS yet, so it opens on this one computer only. Before clients come in, it needs an address of its own: ‘kith doctor’ says how.
firstrun-second-yes = There is more than one administrator.
firstrun-second-no = You are the only administrator. If you are away, no one can add people. Add a second one.
