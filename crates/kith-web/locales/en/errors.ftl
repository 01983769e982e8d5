# When something did not work: what happened, that nothing is lost, what to do now.
errors-missing-title = Not here
errors-missing = There is nothing at this address
errors-missing-now = The link may be old, or the address may have a typing slip. What you wrote before is safe.
errors-refused-title = Not done
errors-refused = We did not do that
errors-refused-now = It came from outside this page, so we stopped to be safe. Nothing was changed. Please go back to the page and try from there.
errors-busy-title = One moment
errors-busy = This is not working right now
errors-busy-now = It is not your doing. What was kept before is safe. Please try again in a few minutes.
errors-form-title = Not sent
errors-form = We could not read that
errors-form-now = Something got lost on the way, so nothing was changed. Please go back one page and send it again.
errors-back = Go to the first page
errors-help = Help and numbers to call
errors-code = For staff: code { $code }
