import type { VirtualClock } from '../../control/clock.ts'
import { type Savable, saveAll } from '../../control/savable.ts'
import type { Chance } from '../../control/seed.ts'
import type { StateTables } from '../../control/state/state-tables.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { drawGuid } from '../graph/identifiers.ts'
import type { ConnectorSettings } from './connectors.ts'
import { mappingForm, type UserMapping } from './user-mapping.ts'

/** The pages of the wizard, in their order. */
const wizardSteps = ['terms-of-service', 'login-to-telemessage', 'user-mapping', 'review'] as const

/** The page that a wizard shows. */
type WizardStep = (typeof wizardSteps)[number]

/** A wizard that somebody has begun. It never changes: each step makes a new one. */
export interface Wizard {
  readonly wizardId: string
  readonly productId: string
  /** The directory entry of the administrator. Nobody else can continue. */
  readonly ownerId: string
  readonly step: WizardStep
  /** On the calendar of the world. */
  readonly expiresAt: Date
  readonly credentials?: Pick<ConnectorSettings, 'username' | 'password'>
  readonly mapping?: UserMapping
}

/** How long a wizard may take, in minutes on the calendar. Simulated: Microsoft does not say how long its own may take. */
export const wizardLifeMinutes = 60

/** So many wizards of one person are kept; beginning another one ends the oldest. Each may hold a mapping file of 10 MiB. */
export const wizardsOfOneMax = 20

/** The wizards of a tenant. Whatever is not finished in time is forgotten, and leaves nothing (TEN-5). */
export interface Wizards extends Savable {
  begin(productId: string, ownerId: string): Wizard
  /**
   * The wizard of its owner. Throws `wizardUnknown` for another person's, for one that ended, and for one whose time is over:
   * all three are gone for the caller.
   */
  get(wizardId: string, ownerId: string): Wizard
  /** The same, if it shows that page. Throws also `wizardStepNotDue`: no page can be skipped, and none is sent twice. */
  at(step: WizardStep, wizardId: string, ownerId: string): Wizard
  /** The next page, with what was entered on the one before. */
  proceed(wizard: Wizard, entered: Partial<Pick<Wizard, 'credentials' | 'mapping'>>): Wizard
  /** Ends a wizard: it was finished or left. */
  end(wizard: Wizard): void
}

/** The wizards that the tables hold; ids are drawn from `chance`. */
export function createWizards(clock: VirtualClock, chance: Chance, tables: StateTables): Wizards {
  const form = mappingForm(tables)
  const wizards = tables.map<Wizard>('by id', {
    toStored: (wizard) => ({ ...wizard, mapping: wizard.mapping && form.toStored(wizard.mapping) }),
    fromStored: (stored) => {
      const { mapping, ...wizard } = stored as Wizard
      return mapping === undefined ? wizard : { ...wizard, mapping: form.fromStored(mapping) }
    },
  })
  const isOver = ({ expiresAt }: Wizard): boolean => clock.now() >= expiresAt
  const get = (wizardId: string, ownerId: string): Wizard => {
    const wizard = wizards.get(wizardId)
    if (wizard === undefined || isOver(wizard) || wizard.ownerId !== ownerId) {
      throw new GraphRefusal('wizardUnknown', wizardId)
    }
    return wizard
  }
  const forgetThoseOver = (): void => {
    for (const wizard of wizards.values()) if (isOver(wizard)) wizards.delete(wizard.wizardId)
  }
  // Passwords of wizards that were left while the server stood still.
  forgetThoseOver()
  const makeRoom = (ownerId: string): void => {
    const its = [...wizards.values()].filter((wizard) => wizard.ownerId === ownerId)
    for (const { wizardId } of its.slice(0, Math.max(0, its.length + 1 - wizardsOfOneMax))) wizards.delete(wizardId)
  }
  return {
    begin: (productId, ownerId) => {
      forgetThoseOver()
      makeRoom(ownerId)
      const expiresAt = new Date(clock.now().getTime() + wizardLifeMinutes * 60_000)
      const wizard: Wizard = { wizardId: drawGuid(chance), productId, ownerId, step: wizardSteps[0], expiresAt }
      wizards.set(wizard.wizardId, wizard)
      return wizard
    },
    get,
    at: (step, wizardId, ownerId) => {
      const wizard = get(wizardId, ownerId)
      if (wizard.step !== step) throw new GraphRefusal('wizardStepNotDue', wizard.step)
      return wizard
    },
    proceed: (wizard, entered) => {
      const step = wizardSteps[wizardSteps.indexOf(wizard.step) + 1]
      if (step === undefined) throw new RangeError('the last page of the wizard has no next one')
      const next: Wizard = { ...wizard, ...entered, step }
      wizards.set(wizard.wizardId, next)
      return next
    },
    end: ({ wizardId }) => {
      wizards.delete(wizardId)
    },
    save: () => saveAll([wizards, chance]),
  }
}
