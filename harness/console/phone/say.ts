import type { CallDetails, PostedEvent } from '../../contract/index.ts'
import { drawGuid } from '../../control/seed.ts'
import type { SentFile } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import type { ConsoleServices } from '../services.ts'
import { type Conversation, type Member, participantsOf } from './conversation.ts'

/** What somebody does on their phone. */
export interface Doing {
  kind: PostedEvent['kind']
  sender: Member
  text?: string
  /** The message that it is about. */
  refersTo?: string
  file?: SentFile | undefined
  call?: CallDetails
  deletion?: PostedEvent['deletion']
}

/** Which phones captured it, by the names of their users, and why others did not. */
export interface Said {
  capturedOn: string[]
  notCapturedOn: string[]
}

/**
 * Lets something happen on all phones of a conversation: each phone of a user posts it, as each captures for itself. Throws the ApiRefusal
 * of the site if no phone captured it.
 */
export async function say(
  { phones }: ConsoleServices,
  { chat, members }: Pick<Conversation, 'chat' | 'members'>,
  doing: Doing,
  now: string,
): Promise<Said> {
  const { kind, sender, text = '', refersTo, file, call, deletion } = doing
  const event: Omit<PostedEvent, 'capturedBy' | 'attachments'> = {
    ...{ archiveMessageId: `console-${drawGuid()}`, kind, chat, eventTime: now, text },
    participants: participantsOf(members, sender),
    ...(refersTo !== undefined && { refersTo }),
    ...(call !== undefined && { call }),
    ...(deletion !== undefined && { deletion }),
  }
  const said: Said = { capturedOn: [], notCapturedOn: [] }
  let refusal: ApiRefusal | undefined
  // The phone of the sender first: what it posts is what the others refer to.
  for (const { user, number, name } of [sender, ...members.filter((member) => member.number !== sender.number)]) {
    if (user === undefined) continue
    try {
      const uploaded = file === undefined ? undefined : await phones.upload(user, file.content)
      const attachments =
        file === undefined || uploaded === undefined
          ? []
          : [{ uploadId: uploaded.uploadId, fileName: file.name, contentType: file.contentType }]
      await phones.post(user, { ...event, capturedBy: number, attachments })
      said.capturedOn.push(name)
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error
      refusal ??= error
      said.notCapturedOn.push(`${name} (${error.code})`)
    }
  }
  if (said.capturedOn.length === 0 && refusal !== undefined) throw refusal
  return said
}

/** What to tell the person who typed. */
export function saidNotice(what: string, { capturedOn, notCapturedOn }: Said): string {
  const captured = `${what} The site has it, captured on the phone of ${capturedOn.join(' and of ')}.`
  return notCapturedOn.length === 0 ? captured : `${captured} Not captured on the phone of ${notCapturedOn.join(', ')}.`
}
