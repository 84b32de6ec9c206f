/** Modules of light around a code: what its standard asks for, and cameras that find nothing without. */
const quietZoneModules = 4
const moduleSizePixels = 8

/** What a QR code says as a PNG picture. */
export async function qrCodePicture(text: string): Promise<Buffer> {
  const { default: qrcode } = await import('qrcode')
  return qrcode.toBuffer(text, { type: 'png', margin: quietZoneModules, scale: moduleSizePixels })
}

/** The same as text for a terminal of any colours: two modules a character, in the terminal's own black and white. */
export async function qrCodeText(text: string): Promise<string> {
  const { default: qrcode } = await import('qrcode')
  return qrcode.toString(text, { type: 'terminal', small: true })
}
