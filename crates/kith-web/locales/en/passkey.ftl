# Passkeys: a button at the first door, and the page of one's own.
passkey-title = Keys
passkey-heading = Passkeys
passkey-what = A passkey is a key on your phone, your computer or a small stick. You open it as you unlock the device. Then you need no passphrase to sign in.
# @promise second-door-second-secret
passkey-front-only = It opens the first pages and no more. Your own pages still ask for your second secret.
passkey-staff = A passkey is two proofs in one: the device, and you, who unlock it. So it signs you in by itself. Make a second one on another device, in case you lose the first.
passkey-know = Before you make one
passkey-family = A family that shares one account for its phones may share passkeys too. Then this key is on the other phones as well. Whoever unlocks one of them can sign in as you.
passkey-list = Your device shows the key in its list of passwords, with the address of this site and your sign-in name. Anyone who can unlock the device can see that.
passkey-yours = Yours
passkey-none = You have none. You do not need one.
passkey-unnamed = A passkey
passkey-made = Made on { $day }.
passkey-used = Last used on { $day }.
passkey-unused = Not used yet.
passkey-shared = Your device may copy it to others of the same account.
passkey-one-device = It stays on one device.
passkey-drop = Take away
# @promise a-passkey-taken-away-opens-nothing
passkey-drop-hint = It opens nothing here from then on. Your device may keep it in its list; take it out there too. Your passphrase still signs you in.
passkey-new = Make a passkey
passkey-name = What you call it
# @promise passkey-name-is-mine
passkey-name-hint = Only you see this. For example: my phone.
passkey-make = Make a passkey on this device
passkey-here = It works at { $host }. You see no button if this browser cannot make one, or scripts are off, or the address is another.
passkey-nowhere = There can be no passkeys here, for the address of this service does not allow it. Your passphrase works as before.
passkey-nowhere-staff = A passkey needs an address with a name, such as notes.example, over HTTPS. Whoever runs the service sets it with --public-url. A number in place of a name will not do.
passkey-go = Sign in with a passkey
passkey-wait = Your device asks you now.
passkey-not = Your device did not give a passkey. You can try again, or go on without one.
passkey-not-kept = That was not kept. Perhaps it took more than five minutes. You can try again.
passkey-known = This device has a passkey for you here. There is no need for another.
passkey-many = You have ten passkeys, and there can be no more. Take one away first.
