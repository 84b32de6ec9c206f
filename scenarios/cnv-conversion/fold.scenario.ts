import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'
import { showsText } from '../vocabulary/shown-text.ts'

/** Characters of several octets, several UTF-16 units or several code points. */
const units = ['🚀', '👨‍👩‍👧‍👦', '👍🏽', '🇮🇹', 'e\u0301', 'a\u0323\u0302', '会', 'שלום ', 'مرحبا\u200f ', 'नमस्ते']

/** Longer than the 998 octets of a line. */
const octetsMin = 1_100

/** So that each place of a fold is within a character of one item. */
const starts = [0, 1, 2, 3].map((letters) => 'x'.repeat(letters))

function run(unit: string, octets: number): string {
  return unit.repeat(Math.ceil(octets / Buffer.byteLength(unit)))
}

/** Mail folds at 75, 76, 78 and 998 octets, and programs count octets or UTF-16 units. */
export const fold: Scenario[] = [
  scenario('CNV-5/characters-at-the-folds', 'cuts no character at a fold of the text', async (given) => {
    const asha = given.hires()
    const to = given.outsider()
    const sent = starts.map((start) => {
      const text = units.map((unit) => `${start}${run(unit, octetsMin)}`).join('\n')
      return { text, chat: given.sends({ from: asha, to, text }) }
    })
    await given.connectorRuns()
    for (const { chat, text } of sent) given.expects(chat).reads(asha, showsText(text))
  }),
  scenario(
    'CNV-1/characters-at-the-folds',
    'cuts no character at a fold of a header: the subject and the names of people, groups and files',
    async (given) => {
      const to = given.outsider()
      const sent = starts.map((start) => {
        const asha = given.hires({
          firstName: `${start}${run('🚀', 80)}`,
          lastName: `${run('ש', 60)}${run('👨‍👩‍👧‍👦', 75)}`,
          directory: { primaryAddress: `asha-${start.length}@contoso.example` },
        })
        const group = `${start}${run('🚀', 160)}${run('会', 90)}${run('👍🏽', 80)}`
        const fileName = `${start}${run('🚀', 100)}${run('ü', 80)}${run('会', 90)}.pdf`
        return { asha, chat: given.sends({ from: asha, to, text: 'Hello.', group, files: [{ fileName }] }) }
      })
      await given.connectorRuns()
      for (const { asha, chat } of sent) given.expects(chat).once(asha)
    },
  ),
]
