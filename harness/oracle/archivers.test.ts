import { expect, test } from 'vitest'
import { requirements } from '../catalogue/index.ts'
import { archiverNamed, archivers, defaultArchiver } from './archivers.ts'
import {
  ashas,
  bens,
  archiver as folderNamed,
  idles,
  mailbox,
  requirementsBroken,
  stored,
  sync,
  witness,
} from './audit/hand-made-mailboxes.ts'

// Goal: the oracle judges the archiver that is played, and each has its own sentence if the catalogue names another.

const signal = archiverNamed('signal')
const signalFolder = folderNamed('Signal Archiver')
const itemClass = 'IPM.ExternalData.SignalArchiver'

test('ids, folders and item classes are each archiver’s own, and the default is WhatsApp', () => {
  for (const key of ['id', 'folderName', 'itemClassPrefix', 'importedItemClass', 'service'] as const) {
    expect(new Set(archivers.map((one) => one[key])).size).toBe(archivers.length)
  }
  expect([defaultArchiver.id, defaultArchiver.folderName]).toEqual(['whatsapp', 'WhatsApp Archiver'])
  expect(() => archiverNamed('pager')).toThrow('there is no archiver "pager": give whatsapp or signal')
})

test.each(archivers)('the import session of a tenant for $id gives a class that content search finds', (archiver) => {
  expect(archiver.importedItemClass.toLowerCase().startsWith(archiver.itemClassPrefix)).toBe(true)
})

test.each(archivers)('$id has a plan for each of its products, and captures something', ({ plans, routes, kinds }) => {
  expect(Object.keys(plans).toSorted()).toEqual([...new Set(routes.map(({ source }) => source))].toSorted())
  expect(kinds).toContain('text')
})

test.each(archivers.filter(({ id }) => id !== defaultArchiver.id))(
  'where the catalogue names the default archiver, $id has words of its own, and nowhere else',
  ({ sentences }) => {
    const named = requirements.filter(({ sentence }) => /whatsapp|phone archiver|cloud archiver/i.test(sentence))
    expect(named.length).toBeGreaterThan(0)
    expect(Object.keys(sentences).toSorted()).toEqual(named.map(({ id }) => id).toSorted())
    for (const sentence of Object.values(sentences)) expect(sentence).not.toMatch(/whatsapp/i)
  },
)

test.each([
  ['nothing, where everything is in its own folder and class', signalFolder, itemClass, []],
  ['FLD-2 and FLD-6, in the folder of another archiver', folderNamed(), itemClass, ['FLD-2', 'FLD-6']],
  ['CNV-11, of the class of another archiver', signalFolder, 'IPM.ExternalData.WhatsAppArchiver', ['CNV-11']],
])('finds in the mailboxes of Signal: %s', async (_what, folder, itsClass, broken) => {
  const copy = () => stored({ folderId: folder.folderId, itemClass: itsClass })
  const after = [
    mailbox('asha@contoso.example', [copy()], [folder]),
    mailbox('ben@contoso.example', [copy()], [folder]),
    idles,
  ]
  expect(await requirementsBroken({ ...witness([sync(after)]), archiver: signal })).toEqual(broken)
})

test('finds the same mailboxes right for WhatsApp that are wrong for Signal', async () => {
  expect(await requirementsBroken(witness([sync([ashas(stored()), bens(stored()), idles])]))).toEqual([])
})
