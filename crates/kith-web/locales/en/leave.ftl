# Leave now, and what it can and cannot do. Shown before the second door is first opened, and on
# the page about staying private.
leave-title = Private
leave-heading = Staying private
leave-what-heading = What ‘Leave now’ does
# @promise leaving-hides-and-signs-out
leave-what-it-does = It hides this page, signs you out and opens another site. The Back button does not bring your pages back.
# @promise leaving-by-shift
leave-keys = On a keyboard, press Shift three times. This needs scripts to be on.
# @promise leaving-takes-tabs-along
leave-tabs = If this is open in other tabs, they leave too. That also needs scripts to be on.
leave-where = It opens { $site }.
leave-cannot-heading = What it cannot do
leave-cannot-history = It does not clear the history of your browser. The list may still show titles like ‘Today’.
leave-cannot-notices = It does not clear notices on a phone, or what a home router keeps.
leave-cannot-spyware = It does not help if someone has put a watching program on your device.
leave-safer-heading = What is safer
leave-safer-window = A private window keeps no history after you close it.
leave-safer-device = A device that only you use is safer still. A library or a friend may have one.
leave-safer-saved = A secret saved on a shared device opens the door for anyone who uses that device.
leave-doors-heading = The two doors
# @promise front-alike-for-all
leave-doors = Signing in shows very little. Your own pages are behind a second door. The first pages look the same for everyone, so no one can tell what is behind it.
leave-back-heading = How to come back
# @promise kept-is-there-after-leaving
leave-back = Come to this address and sign in again. What said ‘Kept’ is still there.
