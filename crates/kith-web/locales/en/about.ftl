# About me: how the client wants to be called and spoken to.
about-title = About
about-heading = About me
# @promise about-me-is-mine
about-intro = Everyone beside you reads this first. The reception reads the name alone. You can change it at any time.
about-name = The name to use
about-name-empty = This one is empty. Any name you like will do.
about-pronouns = Pronouns
about-pronouns-hint = If you want to say.
about-use = Words to use for me
about-use-hint = For example, a word for what happened that feels right.
about-avoid = Words not to use for me
about-avoid-hint = You do not have to say why.
about-go = Keep this
