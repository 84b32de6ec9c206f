import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { openDataFolder } from './data-folder.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

async function setup() {
  const path = await folder.subfolder('data')
  const first = await openDataFolder(path)
  return { path, first, at: (name: string) => join(path, name) }
}

/** Ends the making of certificates at a file, as a crash would: nothing is there, and nothing can be put there. */
async function crashAt(file: string, open: () => Promise<unknown>): Promise<void> {
  const before = await readFile(file)
  await rm(file)
  await symlink('/nowhere/at/all', file)
  await expect(open()).rejects.toThrow('ENOENT')
  await rm(file)
  await writeFile(file, before)
}

async function expectWhole(path: string): Promise<void> {
  const { authority, caFile } = await openDataFolder(path)
  const certificate = new X509Certificate(authority.serverCertificate)
  expect(certificate.verify(new X509Certificate(await readFile(caFile)).publicKey)).toBe(true)
  expect(certificate.checkPrivateKey(createPrivateKey(authority.serverKey))).toBe(true)
}

test('keeps the authority from one start to the next', async () => {
  const { path, first } = await setup()
  const { undo, ...again } = await openDataFolder(path)
  expect({ ...again, undo: first.undo }).toEqual(first)
  // This call did not create the folder.
  await undo()
  expect((await openDataFolder(path)).authority).toEqual(first.authority)
})

test.each(['ca.pem', 'server.pem'])('replaces the certificates after a crash before %s was written', async (name) => {
  const { path, at } = await setup()
  await crashAt(at(name), () => openDataFolder(path))
  await expectWhole(path)
})

test.each(['ca.pem', 'server.pem', 'server.key'])('replaces the certificates if %s belongs to others', async (name) => {
  const { path, first, at } = await setup()
  const { at: atOther } = await setup()
  await writeFile(at(name), await readFile(atOther(name)))
  await expectWhole(path)
  expect((await openDataFolder(path)).authority).not.toEqual(first.authority)
})

test('replaces the certificates if one cannot be read', async () => {
  const { path, at } = await setup()
  await writeFile(at('server.pem'), 'half of i')
  await expectWhole(path)
})
