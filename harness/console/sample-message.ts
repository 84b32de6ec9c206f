/** A message that Graph creates, with one file. */
interface NewMessage {
  subject: string
  contentType: 'text' | 'html'
  text: string
  /** The name of the file, whose type says that it is HTML. */
  name: string
  file: string
}

/** Only for tests: puts a message into the Drafts of a mailbox, as the app of `serve`, and returns its id. Throws an Error for a refusal. */
export async function putMessage(
  environment: Record<string, string | undefined>,
  mailbox: string,
  { subject, contentType, text, name, file }: NewMessage,
): Promise<string> {
  const { MT_LOGIN_URL, MT_GRAPH_URL, MT_TENANT_ID, MT_CLIENT_ID = '', MT_CLIENT_SECRET = '' } = environment
  const grant = { client_id: MT_CLIENT_ID, client_secret: MT_CLIENT_SECRET, grant_type: 'client_credentials' }
  const form = new URLSearchParams({ ...grant, scope: 'https://graph.microsoft.com/.default' })
  const token = await fetch(`${MT_LOGIN_URL}/${MT_TENANT_ID}/oauth2/v2.0/token`, { method: 'POST', body: form })
  const { access_token: accessToken } = (await token.json()) as { access_token: string }
  const attachment = {
    ...{ '@odata.type': '#microsoft.graph.fileAttachment', name, contentType: 'text/html' },
    contentBytes: Buffer.from(file).toString('base64'),
  }
  const answer = await fetch(`${MT_GRAPH_URL}/v1.0/users/${mailbox}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject, body: { contentType, content: text }, attachments: [attachment] }),
  })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}
