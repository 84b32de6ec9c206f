const dayMs = 24 * 60 * 60 * 1000

/** The day on which an export reaches TeleMessage. It begins at the first midnight UTC after the last event. */
export function captureDayAfter(lastEventTime: Date): { from: Date; to: Date } {
  const fromMs = (Math.floor(lastEventTime.getTime() / dayMs) + 1) * dayMs
  return { from: new Date(fromMs), to: new Date(fromMs + dayMs) }
}

/** The capture time of the event at `index` of `count`: spread evenly over the day, the first at its beginning. */
export function captureTimeOf(index: number, count: number, from: Date): Date {
  return new Date(from.getTime() + Math.floor((index * dayMs) / count))
}
