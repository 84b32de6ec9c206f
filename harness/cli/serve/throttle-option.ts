import { InvalidArgumentError } from 'commander'
import { outlookLimits, type ThrottlingLimits } from '../../m365/index.ts'

const form = /^(requests|upload-bytes|concurrency)=([1-9]\d{0,9})\/(\d{1,7}(?:\.\d{1,3})?)$/
const advice =
  'Give outlook, or one or more of requests=MAX/SECONDS, upload-bytes=MAX/SECONDS, concurrency=MAX/SECONDS_EACH_TAKES, separated by commas.'

/**
 * Decodes `--throttle`: the limits of one app for one mailbox. `outlook` means the limits that Microsoft documents.
 * Otherwise each limit is a number per seconds, for example `requests=5/10,concurrency=2/0.5`.
 */
export function throttleOption(text: string): ThrottlingLimits {
  if (text === 'outlook') return outlookLimits
  const limits: ThrottlingLimits = {}
  for (const part of text.split(',')) {
    const [, name, maxText, secondsText] = form.exec(part) ?? []
    const [max, durationMs] = [Number(maxText), Number(secondsText) * 1000]
    if (name === 'concurrency') limits.concurrency = { max, per: 'app', serviceTimeMs: durationMs }
    else if (name === 'requests' && durationMs > 0) limits.requests = { max, windowMs: durationMs }
    else if (name === 'upload-bytes' && durationMs > 0) limits.uploadBytes = { max, windowMs: durationMs }
    else throw new InvalidArgumentError(advice)
  }
  return limits
}
