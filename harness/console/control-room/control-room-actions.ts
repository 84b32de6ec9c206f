import { faultKinds } from '../../control/faults/fault-kinds.ts'
import { type ConsoleAction, type FormFields, FormMistake } from '../page.ts'
import { clockSchema } from '../services.ts'
import { instantText } from '../shell/shown.ts'

const room = '/control-room'
const control = '/control/v1'

/** What the forms of the control room do. */
export const controlRoomActions: readonly ConsoleAction[] = [
  {
    path: `${room}/calendar`,
    handler: async ({ fields }, services) => {
      const hours = numberIn(fields, 'hours')
      if (hours === undefined) throw new FormMistake('Write by how many hours the calendar should advance: 8')
      const question = { method: 'POST', path: `${control}/clock/advance`, body: { seconds: hours * 3600 } } as const
      const { now } = await services.control.ask(question, clockSchema)
      return { to: room, notice: `It is ${instantText(now)} now.` }
    },
  },
  clockAction('run', 'The calendar follows real time now.'),
  clockAction('freeze', 'The calendar stands still now.'),
  {
    path: `${room}/faults`,
    handler: async ({ fields }, services) => {
      const body = ruleIn(fields)
      await services.control.tell({ method: 'POST', path: `${control}/faults`, body })
      return { to: room, notice: `The fault is armed for ${fields.text('operation')}.` }
    },
  },
  {
    path: `${room}/faults/disarm-all`,
    handler: async (_form, services) => {
      await services.control.tell({ method: 'DELETE', path: `${control}/faults` })
      return { to: room, notice: 'No fault is armed any more.' }
    },
  },
  {
    path: `${room}/faults/:faultId/disarm`,
    handler: async ({ params }, services) => {
      await services.control.tell({ method: 'DELETE', path: `${control}/faults/:faultId`, values: params })
      return { to: room, notice: 'The fault is disarmed.' }
    },
  },
  {
    path: `${room}/snapshots`,
    handler: async ({ fields }, services) => {
      const name = fields.text('name')
      if (name === '') throw new FormMistake('Write a name for the snapshot: monday-morning')
      await services.control.tell({ method: 'PUT', path: `${control}/snapshots/:name`, values: { name } })
      return { to: room, notice: `The present state is saved as ${name}.` }
    },
  },
  {
    path: `${room}/snapshots/:name/restore`,
    handler: async ({ params }, services) => {
      await services.control.tell({ method: 'POST', path: `${control}/snapshots/:name/restore`, values: params })
      return { to: room, notice: `The world is as it was saved in ${params['name'] ?? ''}. No fault is armed.` }
    },
  },
  {
    path: `${room}/snapshots/:name/delete`,
    handler: async ({ params }, services) => {
      await services.control.tell({ method: 'DELETE', path: `${control}/snapshots/:name`, values: params })
      return { to: room, notice: `The snapshot ${params['name'] ?? ''} is deleted.` }
    },
  },
  {
    path: `${room}/journal/clear`,
    handler: async (_form, services) => {
      await services.control.tell({ method: 'DELETE', path: `${control}/journal` })
      return { to: `${room}/journal`, notice: 'The journal is empty. Later requests continue its numbers.' }
    },
  },
]

function clockAction(act: 'run' | 'freeze', notice: string): ConsoleAction {
  return {
    path: `${room}/${act}`,
    handler: async (_form, services) => {
      await services.control.tell({ method: 'POST', path: `${control}/clock/${act}` })
      return { to: room, notice }
    },
  }
}

/** Only the fields that a kind of fault has are sent: the control plane refuses others. */
function ruleIn(fields: FormFields): Record<string, unknown> {
  const kind = faultKinds.find((each) => each.kind === fields.text('kind'))
  const effect: Record<string, unknown> = { kind: fields.text('kind') }
  const known = Object.keys(kind?.schema.shape ?? {})
  for (const name of ['status', 'retryAfterSeconds'])
    if (known.includes(name)) put(effect, name, numberIn(fields, name))
  if (known.includes('to')) put(effect, 'to', fields.text('to'))
  // So slow that a person sees it, and no client waits for hours.
  if (known.includes('pieceBytes')) Object.assign(effect, { pieceBytes: 64, pauseMs: 250 })
  const rule: Record<string, unknown> = { operation: fields.text('operation'), effect }
  put(rule, 'times', numberIn(fields, 'times'))
  put(rule, 'fromCall', numberIn(fields, 'fromCall'))
  put(rule, 'about', fields.text('about') || undefined)
  return rule
}

function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) target[name] = value
}

/** Undefined for an empty field. Throws a FormMistake for what is no number. */
function numberIn(fields: FormFields, name: string): number | undefined {
  const text = fields.text(name)
  if (text === '') return undefined
  const number = Number(text)
  if (Number.isFinite(number)) return number
  throw new FormMistake(`“${text}” is no number.`)
}
