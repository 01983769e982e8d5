# The two doors, and coming in for the first time.
signin-title = Sign in
signin-heading = Sign in
signin-name = Sign-in name
signin-passphrase = Passphrase
signin-go = Sign in
# @promise a-pause-of-a-quarter-hour
signin-wrong = That did not open. You can try again. Nothing is lost. If you tried a few times, please wait a quarter of an hour first.
# @promise kept-through-the-lock
signin-away = You may have been away for a while. This closed by itself to keep it private. What you sent, and what said ‘Kept’, is still here.
signin-out = You are signed out.
signin-made = Your sign-in name and passphrase are kept. Sign in with them now.
signin-step-heading = One more step
signin-step-intro = Please type the code that your app shows now, or use your passkey.
signin-step-code = Code
signin-step-hint = Six numbers from the app. If neither is with you, type one of your spare codes.
signin-lost = Lost your way in?

# The ways back. No one is known here.
signin-lost-title = Another way in
signin-lost-heading = Lost your way in?
signin-lost-intro = There are two ways back, and you can take your time.
# @promise no-message-opens
signin-lost-never = No e-mail, text message or phone call ever opens anything here.
signin-lost-person = In person
# @promise two-who-met-me-and-a-day
signin-lost-person-how = Meet someone who works here, face to face. Two people who have met you say so. A day later you can have a new link. The day is there so that no one else can do this in your name.
signin-lost-printed = With a printed code
# @promise a-printed-code-ends-the-rest
signin-lost-printed-how = If you printed spare codes, one of them lets you choose a new passphrase. It works once. You are signed out everywhere, and passkeys stop working. All else stays as it was.
signin-lost-printed-app = Do you use an app that shows codes? Then keep one more printed code for signing in.
signin-lost-code = Printed code
signin-lost-code-hint = Sixteen letters and numbers. Big or small letters, spaces and dashes do not matter.
signin-lost-go = Keep the new passphrase
signin-lost-wrong = That did not open. Nothing is lost. You can look at the name and the code and try again. After ten tries, please wait for a day.
signin-lost-done-heading = A new passphrase
signin-lost-done = Your new passphrase is kept. You can sign in with it now.
signin-lost-sign-in = Sign in
signin-lost-staff = If you work here, please ask a colleague for a new link.

# For those in a client’s care: a printed code was typed.
signin-typed-missed = Somebody tried a printed code for { $name } on { $when }. It did not open.
signin-typed-missed-then = It may have been { $name }. If they want back in, it can be done in person.
signin-typed-used = A printed code was used for { $name } on { $when }. There is a new passphrase.
signin-typed-used-then = Please ask { $name } when you can speak alone. If it was not them, switch online access off.
signin-typed-more = See more

# Coming in with a link and a code.
signin-invite-title = Welcome
signin-invite-heading = Welcome
signin-invite-intro = Someone here made this page for you. There are three things to fill in. You can stop at any point.
signin-code = The words you were told
# @promise link-and-words-apart
signin-code-hint = You heard them in person or by phone. They are not in the link.
signin-choose-name = Choose a sign-in name
signin-choose-name-hint = It does not have to be your real name. You type it each time you come in.
signin-choose-passphrase = Choose a passphrase
signin-choose-passphrase-hint = { $least } letters or longer. Four words that only you would put together are good. You may paste it.
signin-invite-go = Go on
signin-code-wrong = Those words did not work. Check them once more, or ask for a new link. Nothing is lost.
signin-name-taken = That name cannot be used here. Please choose another.
signin-name-odd = Use three letters or numbers, or more, with no spaces.
signin-weak-short = A longer one keeps this safer. Please make it { $least } letters or longer.
signin-weak-long = That one is longer than we can keep. Please stay below { $most } letters.
signin-weak-pattern = Letters or numbers in a row, or the same ones again, are quickly guessed. Please put in words that do not belong together.
signin-weak-common = Many people use one like that. Please put in words that only you would put together.
signin-weak-personal = Names and dates can be found out. Please add words that no one would expect.
signin-weak-guessable = That one could be guessed. Please add one or two words that do not belong together.
signin-invite-gone-title = Old link
signin-invite-gone = This link no longer opens
# @promise a-link-works-once
signin-invite-gone-now = It was used before, or its time is over. Ask the person who gave it to you for a new one.

# The second door.
signin-door-title = My space
signin-door-heading = My space
# @promise second-door-second-secret
signin-door-intro = This part has a second door. It opens with a secret that only you know.
signin-door-secret = Your second secret
signin-door-hint = A PIN or a passphrase. The first time, type the words you were told in person.
# @promise nothing-opens-until-confirmed
signin-door-new = If you have just come in, the person who gave you the words confirms it first.
signin-door-go = Open
# @promise a-pause-of-a-quarter-hour
signin-door-wrong = That did not open. You can try again. Nothing is lost. If you tried a few times, please wait a quarter of an hour first.

# Choosing the second secret, after the code.
signin-second-title = Second secret
signin-second-heading = Choose your second secret
# @promise second-door-second-secret
signin-second-intro = From now on, your own pages open only with this. It is not the one you sign in with.
signin-second-secret = Second secret
signin-second-hint = { $least } numbers or more, or a few words. Choose one that people near you would not guess.
signin-second-saved = Best kept in your head. If this device saves it, anyone who uses the device can get in.
signin-second-same = That is the one you sign in with. Please choose another for this door.
signin-second-more = More about staying private
signin-second-go = Keep it and go in
