import { Command } from 'commander'
import { expect, test } from 'vitest'
import { type ArchiverFlags, addArchiverOption, archiverWords } from './archiver-option.ts'

function flagsOf(...typed: string[]): ArchiverFlags {
  const command = addArchiverOption(new Command('run'))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  command.parse(typed, { from: 'user' })
  return command.opts()
}

test('the archiver is WhatsApp unless another one is named, and only then it is typed again', () => {
  const [none, named, other] = [flagsOf(), flagsOf('--archiver', 'whatsapp'), flagsOf('--archiver', 'signal')]
  expect([none, named, other].map(({ archiver }) => archiver.folderName)).toEqual([
    'WhatsApp Archiver',
    'WhatsApp Archiver',
    'Signal Archiver',
  ])
  expect([none, named, other].map(archiverWords)).toEqual([[], [], ['--archiver signal']])
})

test.each(['Signal', 'toString', ''])('the name %j is refused, with the right names', (name) => {
  expect(() => flagsOf('--archiver', name)).toThrow('Give whatsapp or signal')
})
