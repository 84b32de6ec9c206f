import { InvalidArgumentError, Option } from 'commander'
import { dateOrders } from '../synth/chat-export/index.ts'

/** `--date-order`: for an export whose dates do not show the order of day and month. */
export function dateOrderOption(): Option {
  return new Option('--date-order <order>', 'how the export writes dates, if no date in it shows this').choices(
    dateOrders,
  )
}

/** `--language`: for an export whose words mean different things in different languages. */
export function languageOption(): Option {
  return new Option(
    '--language <tag>',
    'language of the phone, if words in the dates of the export have several meanings: pt-BR',
  ).argParser(languageTag)
}

function languageTag(text: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(text)
    if (tag !== undefined) return tag
  } catch {
    // Refused below, in the words of this program.
  }
  throw new InvalidArgumentError('Give the tag of a language, such as en, pt-BR or zh-TW.')
}
