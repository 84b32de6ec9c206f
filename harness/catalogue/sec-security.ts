import { area, type RequirementArea } from './requirement.ts'

const secret = 'follows from the breach of 2025: what is not written down cannot be read'

export const security: RequirementArea = area('SEC', 'Security', 'connector', [
  {
    number: 1,
    source: 'assumed',
    weight: 'must',
    sentence:
      'No password, token, message text or phone number is in operational logs, output, file names, blob names or process arguments.',
    section: secret,
    cannotShow: 'What is sent to places that this machine does not see, for example to a log service.',
  },
  {
    number: 2,
    source: 'assumed',
    weight: 'must',
    sentence: 'If a server certificate cannot be verified, the run ends before credentials are sent.',
    section: 'follows from the breach of 2025 and from client samples that switch the check off',
  },
  {
    number: 3,
    source: 'assumed',
    weight: 'must',
    sentence: 'Credentials and data go only to the configured hosts, even if a server redirects or sends links.',
    section: secret,
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'must',
    sentence: 'File names cannot leave the staging area; pages, bodies and archives cannot exhaust memory or disk.',
    section: 'follows from CAP-4: people can send anything',
    cannotShow: 'Sizes that do not fit on this machine, and names that only other operating systems misread.',
  },
])
