import type { WrongConnector } from '../../../harness/runner/index.ts'
import { faultyAround } from '../../wrong-connectors/faulty.ts'
import { rereadsMapping } from '../../wrong-connectors/reread-mapping.ts'

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
    rereadsMapping((text) => text.replaceAll(/^\((\d{3})\) (\d{3}) (\d{4})/gm, '+$1$2$3')),
  ),
]
