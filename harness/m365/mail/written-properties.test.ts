import { expect, it } from 'vitest'
import { openMailWorld } from '../transport-cases/mail-world.ts'

const [ben, gus, asha] = ['ben', 'gus', 'asha'].map((name) => ({
  emailAddress: { name, address: `${name}@contoso.example` },
}))

it.each([
  ['a sender alone', { sender: asha }, { from: ben, sender: asha }],
  ['no sender', { sender: null }, { from: ben, sender: ben }],
  ['no sender and another author', { sender: null, from: asha }, { from: asha, sender: asha }],
  ['another author', { from: asha }, { from: asha, sender: asha }],
  ['nobody', { sender: null, from: null }, { from: undefined, sender: undefined }],
])('uses the author as the sender unless a sender is set: %s', async (_, patch, people) => {
  const { create, patch: change } = await openMailWorld()
  const { id } = await create({ from: ben, sender: gus })
  const { body } = await change(id, patch)
  expect({ from: body.from, sender: body.sender }).toEqual(people)
})

it.each(['String 0x007D', 'string 0x7d'])('refuses the transport headers by name: %s', async (id) => {
  const { post } = await openMailWorld()
  const { status, body } = await post('messages', {
    singleValueExtendedProperties: [{ id, value: 'X-Chat: 7\r\n' }],
  })
  expect([status, body.error]).toEqual([501, expect.objectContaining({ message: expect.stringContaining(id) })])
})

it.each([undefined, ''])('refuses a file with the name %j', async (name) => {
  const { create, post } = await openMailWorld()
  const { id } = await create({})
  const { status, body } = await post(`messages/${id}/attachments`, {
    '@odata.type': '#microsoft.graph.fileAttachment',
    name,
    contentBytes: 'YQ==',
  })
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('name')])
})
