# Ways in: what somebody signs in with, and where they are signed in.
ways-title = Ways in
ways-intro = What you sign in with, and where you are signed in now.
ways-not-now = Not now
ways-later = Go on without it for now
ways-asked-by = This service asks everyone who works here for a second step when they sign in. You can put it off until { $day }.
ways-asked-now = This service asks everyone who works here for a second step. Please set it up now. Then you can go on.
ways-done-app = The app is set up. From the next time on, you are asked for its code when you sign in.
ways-done-away = The app is taken away. Its codes are not asked for any more.
# @promise new-secret-signs-out-elsewhere
ways-done-passphrase = Your new passphrase holds from now on. You were signed out everywhere else.
ways-done-second = Your new second secret holds from now on. You were signed out everywhere else.
ways-done-ended = Signed out there.

# Secrets.
ways-passphrase = Passphrase
ways-passphrase-new = Choose a new passphrase
ways-passphrase-next = New passphrase
ways-second-new = Choose a new second secret
# @promise new-secret-signs-out-elsewhere
ways-secret-ends = You stay signed in here. Everywhere else you are signed out.
ways-secret-go = Keep it

# An app that gives codes.
ways-app = Codes from an app
ways-app-none = None yet. With an app, your passphrase alone does not sign anyone in.
ways-app-since = Set up on { $day }. Its code is asked for when you sign in.
ways-app-seen = Anyone who watches you sign in can see that a code is asked for.
ways-app-set-up = Set up an app
ways-app-change = Change the app
ways-app-title = Codes
ways-app-heading = Set up an app that gives codes
ways-app-intro = An app on your phone shows a new code every half minute. It works without a network.
ways-app-first = Open an app for codes on your phone, or get one.
ways-app-then = In the app, add a new code and take this picture.
ways-app-last = Type the code that the app shows. Only then does it count.
ways-app-picture = A picture for the app on your phone
ways-app-letters = No camera? Type these letters into the app:
ways-app-code = The code that the app shows
ways-app-code-hint = Six numbers.
ways-app-wrong = That code did not fit. Please wait for the next one and try again.
ways-app-keep = Keep this app
ways-app-asked = This service asks for a second step, so the app cannot be taken away. You can set up another one in its place.
ways-away = Take the app away
ways-away-what = From then on, your passphrase alone signs you in. So it has to be a long one.
ways-away-wrong = That is not your passphrase. Nothing was changed.
ways-away-short = Please choose a passphrase of 15 letters or more first. It will stand alone.
ways-away-go = Take it away

# Passkeys.
ways-passkeys-count = { $count ->
    [0] None yet. A passkey is a key on your phone or computer.
    [one] You have one.
   *[other] You have { $count }.
}
ways-passkeys-more = See or make passkeys

# Spare codes.
ways-spare = Spare codes
ways-spare-none = None yet. They help when your phone is not with you.
ways-spare-left = { $left } of 10 are left. They were made on { $day }.
ways-spare-more = See or make spare codes
ways-spare-title = Spare codes
# @promise spare-codes-work-once
ways-spare-what = Ten codes on paper, each good for one time. One takes the place of a code from the app.
# @promise a-printed-code-ends-the-rest
ways-spare-back = If you lose your passphrase, one of them lets you choose a new one. The sign-in page leads there.
# @promise spare-codes-work-once
ways-spare-new-ends = If you had codes before, the old ones stop working.
ways-spare-make = Make ten new codes
ways-spare-once = These are shown once. Print this page, or write them down.
# @promise spare-paper-names-nobody
ways-spare-keep = Keep the paper where only you look. It names no one.
ways-spare-done = I have them

# Where somebody is signed in.
ways-open = Where you are signed in
ways-open-what = If one of these is not you, sign it out and choose a new passphrase.
ways-open-this = This one
ways-open-began = Since
ways-open-seen = Last used
ways-open-end = Sign out there
ways-open-others = Sign out everywhere else
ways-open-all = Sign out everywhere
ways-new-heading = New browsers
# @promise new-browsers-are-told
ways-new-what = Each first sign-in with a browser is written down. The newest stand here. Nothing is sent to anyone.
ways-new = { $when }: { $browser }
ways-typed-heading = Printed codes that were typed
# @promise typed-codes-are-told
ways-typed-what = When someone types a printed code to get back in, it is written down. Wrong ones are written down once a day at most. Those who have a part in your care can read it too. If it was not you, make ten new codes and choose a new passphrase.
ways-typed-missed = { $when }: a code did not open.
ways-typed-used = { $when }: a code was right, and there is a new passphrase.

# Kinds of browsers.
ways-browser = { $program } on { $device }
ways-program-other = A browser
ways-program-firefox = Firefox
ways-program-chrome = Chrome
ways-program-safari = Safari
ways-program-edge = Edge
ways-device-other = a device
ways-device-android = Android
ways-device-apple = an iPhone or iPad
ways-device-mac = a Mac
ways-device-windows = Windows
ways-device-linux = Linux

# Proving oneself again.
ways-prove-title = Just to be sure
ways-prove-heading = Just to be sure it is you
ways-prove-why = The page has been open for a while, so we ask once more before this. Then it goes on by itself.
ways-prove-wrong = That did not fit. You can try again. Nothing is lost. If you tried a few times, please wait a quarter of an hour first.
ways-prove-code = Or a code from your app
ways-prove-code-hint = Leave it empty if you typed your passphrase.
ways-prove-go = Go on
