/**
 * The locales in which WhatsApp or a phone may write dates. What they write is not listed here: Node.js knows it from
 * CLDR (`Intl`). A region is named where it writes dates differently from its language.
 */
export const locales: readonly string[] = [
  ...['af', 'am', 'ar', 'ar-SA', 'ar-MA', 'az', 'be', 'bg', 'bn', 'bs', 'ca', 'cs', 'cy', 'da', 'de', 'de-AT', 'el'],
  ...[
    'en',
    'en-AU',
    'en-CA',
    'en-GB',
    'en-IN',
    'en-NZ',
    'en-ZA',
    'es',
    'es-MX',
    'es-US',
    'et',
    'eu',
    'fa',
    'fi',
    'fil',
  ],
  ...['fr', 'fr-CA', 'fr-CH', 'ga', 'gl', 'gu', 'ha', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'is', 'it', 'ja', 'ka', 'kk'],
  ...['km', 'kn', 'ko', 'ky', 'lo', 'lt', 'lv', 'mk', 'ml', 'mn', 'mr', 'ms', 'my', 'nb', 'ne', 'nl', 'pa', 'pl', 'ps'],
  ...['pt-BR', 'pt-PT', 'ro', 'ru', 'si', 'sk', 'sl', 'so', 'sq', 'sr', 'sr-Latn', 'sv', 'sw', 'ta', 'te', 'th', 'tr'],
  ...['uk', 'ur', 'uz', 'vi', 'zh-CN', 'zh-TW', 'zh-HK', 'zu'],
]
