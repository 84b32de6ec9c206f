import pino, { type DestinationStream, type Logger } from 'pino'

/** Where the operational log goes; `silent`: nowhere. */
export type LogDestination = DestinationStream | 'silent'

/**
 * The log for operators. It names runs and items by their ids and holds no number, name, text or secret (SEC-1); people's
 * data are in the import log. Lines carry the time of the run, not of the machine, so that a
 * repeated run logs the same.
 */
export function createOperationalLog(destination: LogDestination = pino.destination({ dest: 2, sync: true })): Logger {
  if (destination === 'silent') return pino({ level: 'silent' })
  return pino({ base: null, timestamp: false, formatters: { level: (label) => ({ level: label }) } }, destination)
}
