/** The default real time for one sync: a connector is judged by what it does in two minutes. */
export const limitMsDefault = 120_000

/** How much of the output of one sync is kept: its beginning and its end. */
export const outputBytesMaxDefault: number = 64 * 1024
