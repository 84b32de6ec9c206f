/** The clouds in which Microsoft runs tenants. */
export const clouds = ['worldwide', 'gcc', 'gcc-high', 'dod'] as const

/** The cloud of a tenant. */
export type Cloud = (typeof clouds)[number]

/** The clouds that have the connectors of TeleMessage (TEN-6). The others do not list them. */
const withTeleMessage: readonly Cloud[] = ['worldwide', 'gcc']

/** Whether the Data connectors page of a cloud lists the connectors of TeleMessage. */
export function hasTeleMessage(cloud: Cloud): boolean {
  return withTeleMessage.includes(cloud)
}
