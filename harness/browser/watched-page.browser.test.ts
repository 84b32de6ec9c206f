import { expect, inject, onTestFinished, test } from 'vitest'
import { connectChromium } from './chromium.ts'
import { openWatchedPage } from './watched-page.ts'

test('what a second page of the same person does is noted, too', async () => {
  const browser = await connectChromium(inject('chromiumAddress'))
  onTestFinished(() => browser.close())
  const { context, faults } = await openWatchedPage(browser)
  const second = await context.newPage()
  await second.setContent('<script>alert("a dialog of the second")</script><script>failing()</script>')
  await expect
    .poll(faults)
    .toEqual(['a dialog: a dialog of the second', expect.stringMatching(/^a script failed: failing is not defined/)])
})
