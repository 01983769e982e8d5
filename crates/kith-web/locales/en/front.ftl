# The front room. It is the same for everyone and says nothing about what is behind the second door.
front-title = Today
front-heading = Hello
front-next = Next
front-next-nothing = Nothing to show here today.
front-next-with = With { $who }
# @promise front-as-i-choose
front-next-change = You choose how much shows here.
front-links = From here
front-grounding = A calm minute
front-grounding-what = Short things to do when it is all too much.
front-help = Help
front-help-what = People and numbers you can call.
front-space = My space
# @promise second-door-second-secret
front-space-what = Opens with your second secret.
front-settings = Settings
front-settings-what = Language, colours and size of words.

# Grounding: still, short, nothing personal.
front-grounding-title = Calm
front-grounding-heading = A calm minute
front-grounding-intro = Try one, or none. Stop whenever you like.
front-grounding-feet = Feet
front-grounding-feet-how = Press both feet into the floor. Feel the floor push back. Let your shoulders be heavy.
front-grounding-see = Five things
front-grounding-see-how = Look around. Name five things you can see. Then four you can touch. Then three you can hear.
front-grounding-breath = A long breath out
front-grounding-breath-how = Breathe in while you count to three. Breathe out while you count to six. Do it four times. If counting is too much, just let the breath go.
front-grounding-cold = Something cold
front-grounding-cold-how = Hold something cold, or run cool water over your hands. Notice where you feel it.
front-grounding-where = Here and now
front-grounding-where-how = Say to yourself: today is { $day }. I am here. I can leave this room if I want to.
front-grounding-more = If it stays too much, there are people to call.

# Help: the first line is a number to call.
front-help-title = Help
front-help-heading = Help
front-help-danger = In danger now? Call { $number }.
front-help-danger-open = In danger now? Call the emergency number where you are.
front-help-call = Call { $number }
front-help-none = Your service has not listed its own numbers here yet.
# @promise help-for-everybody
front-help-free = You can call without signing in, from any phone.

# Settings of the front room.
front-settings-title = Settings
front-settings-heading = Settings
front-settings-language = Language
front-settings-colours = Colours
front-choose-colours-auto = The same as my device
front-choose-colours-light = Light
front-choose-colours-dark = Dark
front-settings-size = Size of words
front-choose-size-usual = Usual
front-choose-size-large = Larger
front-settings-leave = ‘Leave now’ at the top of each page
front-choose-leave-on = Show it
front-choose-leave-off = Do not show it
front-settings-saving = Offers to save what you type
front-choose-saving-on = My browser may offer to save my secrets
front-choose-saving-off = Do not offer it here
# @promise no-offer-to-save
front-choose-saving-off-hint = Once you have signed in, nothing tells your browser which boxes are for secrets. It may still ask, and a program that reads pages aloud may say the letters. The page where you sign in stays as it is.
front-settings-keep = Keep these
front-settings-kept = Kept. You can change this again at any time.
