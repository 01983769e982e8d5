# The two doors, and coming in for the first time.
signin-title = Sign in
signin-heading = Sign in
signin-name = Sign-in name
signin-passphrase = Passphrase
signin-go = Sign in
signin-wrong = That did not open. You can try again. Nothing is lost. If you tried a few times, please wait a quarter of an hour first.
signin-away = You were away for a while, so we closed this to keep it private. What you wrote is saved.
signin-out = You are signed out.
signin-step-heading = One more step
signin-step-intro = Please type the code that your app shows now, or use your passkey.
signin-step-code = Code
signin-step-hint = Six numbers from the app. If neither is with you, type one of your spare codes.
signin-lost = Lost your name or passphrase? Ask the person you meet here, face to face or by phone.

# Coming in with a link and a code.
signin-invite-title = Welcome
signin-invite-heading = Welcome
signin-invite-intro = Someone here made this page for you. There are three things to fill in. You can stop at any point.
signin-code = The code you were told
signin-code-hint = You heard it in person or by phone. It is not in the link.
signin-choose-name = Choose a sign-in name
signin-choose-name-hint = It does not have to be your real name. You type it each time you come in.
signin-choose-passphrase = Choose a passphrase
signin-choose-passphrase-hint = { $least } letters or longer. Four words that only you would put together are good. You may paste it.
signin-invite-go = Go on
signin-code-wrong = That code did not work. Check it once more, or ask for a new one. Nothing is lost.
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
signin-invite-gone-now = It was used before, or its time is over. Ask the person who gave it to you for a new one.

# The second door.
signin-door-title = My space
signin-door-heading = My space
signin-door-intro = This part has a second door. It opens with a secret that only you know.
signin-door-secret = Your second secret
signin-door-hint = A PIN or a passphrase. If you were given a code in person, type the code.
signin-door-new = If you have just come in, the person who gave you the words confirms it first.
signin-door-go = Open
signin-door-wrong = That did not open. You can try again. Nothing is lost. If you tried a few times, please wait a quarter of an hour first.

# Choosing the second secret, after the code.
signin-second-title = Second secret
signin-second-heading = Choose your second secret
signin-second-intro = From now on, your own pages open only with this. It is not the one you sign in with.
signin-second-secret = Second secret
signin-second-hint = { $least } numbers or more, or a few words. Choose one that people near you would not guess.
signin-second-saved = Best kept in your head. If this device saves it, anyone who uses the device can get in.
signin-second-same = That is the one you sign in with. Please choose another for this door.
signin-second-more = More about staying private
signin-second-go = Keep it and go in
