/** The lines at the end of a message that say how to reproduce it. */
export function replayWords({ seed, replayCommand }: { seed?: number; replayCommand: string }): string {
  return `${seed === undefined ? '' : `Seed: ${seed}\n`}Replay with: ${replayCommand}\n`
}
