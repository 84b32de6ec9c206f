/** Values that were used lately, by key: at least the last `max` of them, and at most twice as many. What is older is dropped. */
export class Recent<Key, Value> {
  readonly #max: number
  #latest = new Map<Key, Value>()
  #before = new Map<Key, Value>()

  constructor(max: number) {
    this.#max = max
  }

  get(key: Key): Value | undefined {
    const value = this.#latest.get(key)
    if (value !== undefined) return value
    const older = this.#before.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: Key, value: Value): void {
    this.#latest.set(key, value)
    if (this.#latest.size < this.#max) return
    this.#before = this.#latest
    this.#latest = new Map()
  }
}
