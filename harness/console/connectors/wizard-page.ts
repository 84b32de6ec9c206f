import {
  dataConnectorPaths as paths,
  type ShownWizard,
  shownProductSchema,
  shownWizardSchema,
} from '../../contract/index.ts'
import { type Html, html } from '../../markup/markup.ts'
import type { ConsolePage, PageRequest } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import { buttonForm, bytesText, factsHtml, instantHtml, postForm } from '../shell/shown.ts'

/** The pages of the wizard, by the names that the specification has for them. */
const pages = [
  ['terms-of-service', 'Terms of service'],
  ['login-to-telemessage', 'Login to TeleMessage'],
  ['user-mapping', 'User mapping'],
  ['review', 'Review'],
] as const

/** The page of the wizard that is due: the tenant decides which. */
export const wizardPage: ConsolePage = {
  path: '/connectors/wizards/:wizardId',
  title: 'Wizard',
  handler: async (request, services) => {
    const values = { wizardId: request.params['wizardId'] ?? '' }
    const wizard = await services.tenant.ask({ method: 'GET', path: paths.wizard, values }, shownWizardSchema)
    const product = { method: 'GET', path: paths.product, values: { productId: wizard.productId } } as const
    const { name } = await services.tenant.ask(product, shownProductSchema)
    const steps = pages.map(
      ([step, title]) => html`<li${step === wizard.step ? html` aria-current="step"` : ''}>${title}</li>`,
    )
    const [, title = ''] = pages.find(([step]) => step === wizard.step) ?? []
    const base = `/connectors/wizards/${encodeURIComponent(wizard.wizardId)}`
    const content = html`<p class="quiet"><a href="/connectors">Data connectors</a> › ${name}</p><ol class="wizard">${steps}</ol>
<section class="card">${stepHtml({ request, services, wizard, base, name })}</section>
<div class="buttons">${buttonForm(request, { action: `${base}/leave`, text: 'Cancel' })}<span class="quiet">The wizard ends at ${instantHtml(wizard.expiresAt)}.</span></div>`
    return { title, content }
  },
}

interface StepParts {
  request: PageRequest
  services: ConsoleServices
  wizard: ShownWizard
  /** The address of the wizard. */
  base: string
  /** Of the product. */
  name: string
}

function stepHtml(parts: StepParts): Html {
  const { step } = parts.wizard
  switch (step) {
    case 'terms-of-service':
      return termsHtml(parts)
    case 'login-to-telemessage':
      return loginHtml(parts)
    case 'user-mapping':
      return mappingHtml(parts)
    case 'review':
      return reviewHtml(parts)
    default:
      return step satisfies never
  }
}

function termsHtml({ request, wizard: { terms }, base }: StepParts): Html {
  return html`<p>${terms?.text ?? ''}</p><p><strong>Third-party data.</strong> ${terms?.notice ?? ''}</p>
<div class="buttons">${buttonForm(request, { action: `${base}/terms-of-service`, text: 'Accept', kind: 'main' })}</div>`
}

function loginHtml({ request, services, base }: StepParts): Html {
  const { username } = services.facts.siteAccount
  const fields = html`<label>Username <span class="hint">Your TeleMessage username; serve has drawn <code>${username}</code></span><input name="username" required autocomplete="off"></label>
<label>Password <span class="hint">Your TeleMessage password, which serve printed in its terminal</span><input name="password" type="password" required autocomplete="off"></label><button class="main">Next</button>`
  return postForm(request, `${base}/login-to-telemessage`, fields)
}

function mappingHtml({ request, base }: StepParts): Html {
  const fields = html`<label><input type="checkbox" name="automatic" value="yes" checked>Automatic user mapping <span class="hint">By the User’s Email address of each user</span></label>
<label>Custom mapping <span class="hint">A CSV file with the columns <em>External User ID</em> and <em>Microsoft 365 User Mailbox</em>. It goes before the automatic mapping.</span><input type="file" name="file" accept=".csv,text/csv"></label>
<p><a href="/connectors/mapping-template">Download the template</a></p>
<fieldset><legend>Or the file of this organisation</legend><label><input type="checkbox" name="own" value="yes">Use the mapping file in the data folder of serve</label></fieldset><button class="main">Next</button>`
  return postForm(request, `${base}/user-mapping`, fields, true)
}

function reviewHtml({ request, services, wizard: { username, mapping }, base, name }: StepParts): Html {
  const file = mapping?.fileBytes == null ? 'none' : `a file of ${bytesText(mapping.fileBytes)}`
  const facts = factsHtml([
    ['Product', name],
    ['Username', username ?? ''],
    ['Automatic user mapping', mapping?.automatic ? 'on' : 'off'],
    ['Custom mapping', file],
  ])
  const proposed = `${name} of ${services.facts.organisation}`.slice(0, 100)
  const fields = html`<label>Name of the connector <input name="name" value="${proposed}" required maxlength="100"></label>
<label>Description <input name="description" maxlength="1000"></label><button class="main">Finish</button>`
  return html`${facts}${postForm(request, `${base}/finish`, fields)}`
}
