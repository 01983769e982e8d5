# Respectful language beside what staff write.
lens-heading = Words to look at again
lens-instead = Perhaps: { $words }
lens-info = For information. { $reason }
lens-asked = { $name } asked for this word not to be used.
lens-clear = Nothing to look at again.
lens-advice = This is advice, and may be wrong. It is kept nowhere, and nobody else sees it.
lens-over = Read it over
