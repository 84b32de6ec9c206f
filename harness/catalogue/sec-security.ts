import { area, type RequirementArea } from './requirement.ts'

const secret = 'follows from the breach of 2025: what is not written down cannot be read'

export const security: RequirementArea = area('SEC', 'Security', 'connector', [
  {
    number: 1,
    source: 'assumed',
    weight: 'must',
    sentence:
      'No password, token or message text, and no phone number, in operational logs, output, file and blob names, process arguments.',
    section: secret,
    cannotShow: 'What is sent to places that this machine does not see, such as a log service of its own.',
  },
  {
    number: 2,
    source: 'assumed',
    weight: 'must',
    sentence: 'A server certificate that does not verify ends the run before credentials are sent.',
    section: 'follows from the breach of 2025 and from client samples that switch the check off',
  },
  {
    number: 3,
    source: 'assumed',
    weight: 'must',
    sentence: 'Credentials go to the configured hosts only, also when a server redirects or hands out links.',
    section: secret,
  },
  {
    number: 4,
    source: 'assumed',
    weight: 'must',
    sentence: 'File names cannot leave the staging area; pages, bodies and archives cannot exhaust memory or disk.',
    section: 'follows from CAP-4: what people send is whatever they like',
    cannotShow: 'Sizes beyond what this machine holds, and names that only other operating systems mistake.',
  },
])
