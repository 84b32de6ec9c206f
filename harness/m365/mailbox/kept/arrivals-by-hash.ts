/** Numbers of arrival of messages by the hashes of their immutable ids. Of several messages with one hash, it has one. */
export class ArrivalsByHash {
  readonly #arrivals = new Map<number, number>()
  /** Hashes that more than one message had: they stay, because others may still have them. */
  readonly #shared = new Set<number>()

  get(hash: number): number | undefined {
    return this.#arrivals.get(hash)
  }

  set(hash: number, arrived: number): void {
    const other = this.#arrivals.get(hash)
    if (other !== undefined && other !== arrived) this.#shared.add(hash)
    this.#arrivals.set(hash, arrived)
  }

  delete(hash: number, arrived: number): void {
    if (this.#arrivals.get(hash) === arrived && !this.#shared.has(hash)) this.#arrivals.delete(hash)
  }
}
