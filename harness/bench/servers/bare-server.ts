import express from 'express'
import { listen } from '../../control/http/listener.ts'
import { pageThrough } from './page-through.ts'
import { serveFor } from './server-process.ts'

// Runs in its own process: a bare Express app that sends the same bytes and headers as the site at the given address.

const [siteUrl = '', authorization = ''] = process.argv.slice(2)

const answers = new Map<string, { headers: Record<string, string>; body: Buffer }>()
await pageThrough({ url: siteUrl, authorization }, ({ path, headers, chunks }) => {
  answers.set(path, { headers, body: Buffer.concat(chunks) })
})

const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.get('/archive/v1/items', (request, response) => {
  const answer = answers.get(request.originalUrl)
  if (answer === undefined) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, answer.headers)
  response.end(answer.body)
})
const listener = await listen(app)
serveFor(listener.url, listener.close)
