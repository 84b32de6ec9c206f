import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { WrongConnector } from '../../../harness/runner/index.ts'
import { faultyAround } from '../../wrong-connectors/faulty.ts'
import { rereadsMapping, withoutRows } from '../../wrong-connectors/reread-mapping.ts'

/** Wrong about numbers as people type them (MAP-9). */
export const typedNumberFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'zero-behind-every-country-code-dropped',
      fault: 'The zero behind a country code is dropped in every country, also where it belongs to the number.',
      mustRed: ['MAP-9'],
    },
    rereadsMapping((text) => text.replaceAll(/^(\+?(?:00)?\d\d )0/gm, '$1')),
  ),
  faultyAround(
    {
      id: 'national-digits-read-as-international',
      fault:
        'Digits in the national spelling of a region are read as a number with country code, which is a stranger’s.',
      mustRed: ['MAP-9'],
    },
    // Not with 212: Morocco has no such number, and the file would be refused.
    rereadsMapping((text) => text.replaceAll(/^\((?!212)(\d{3})\) (\d{3}) (\d{4})/gm, '+$1$2$3')),
  ),
  faultyAround(
    {
      id: 'ten-digits-are-of-the-region',
      fault:
        'With a region in North America, ten digits are read as a number of it, also if they are one of another country.',
      mustRed: ['MAP-9', 'MAP-11'],
    },
    rereadsMapping((text, region) => {
      if (region !== 'US') return text
      return text.replaceAll(/^[1-9][\d ()]+(?=,)/gm, (number) => {
        const digits = number.replaceAll(/\D/g, '')
        return digits.length === 10 ? `+1${digits}` : number
      })
    }),
  ),
  faultyAround(
    {
      id: 'plus-dropped-before-the-region-is-asked',
      fault: 'Everything but digits is dropped first, so a number abroad with a plus is read as one of the region.',
      mustRed: ['MAP-9'],
    },
    rereadsMapping((text, region) => {
      if (region !== 'US') return text
      return text.replaceAll(/^\+[2-9][\d ]+(?=,)/gm, (number) => {
        const digits = number.replaceAll(/\D/g, '')
        return digits.length === 10 ? `+1${digits}` : number
      })
    }),
  ),
  faultyAround(
    {
      id: 'short-numbers-of-no-table-left-out',
      fault:
        'A documented number of at most ten digits is taken for one without country code if no table of numbers has it.',
      mustRed: ['MAP-9'],
    },
    rereadsMapping((text) =>
      withoutRows(
        text,
        (number) => /^\d{7,10}$/.test(number) && parsePhoneNumberFromString(`+${number}`)?.isValid() !== true,
      ),
    ),
  ),
  faultyAround(
    {
      id: 'extensions-belong-to-the-number',
      fault: 'The digits of an extension, and those behind a slash, are read as the end of the number.',
      mustRed: ['MAP-11'],
    },
    rereadsMapping((text) => text.replaceAll(/(?: x| ext\. | \(|\/)(\d\d)\)?(?=,)/g, '$1')),
  ),
]
