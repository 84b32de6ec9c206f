import express from 'express'
import { listen } from '../../control/http/listener.ts'
import { serveFor } from './server-process.ts'

// Runs in its own process: a bare Express app that parses posted JSON, keeps it in a Map, and answers in the same shape
// as the tenant. The first argument holds the shape for each path.

interface Shape {
  status: number
  body: Record<string, unknown>
}

const shapes = new Map<string, Shape>(Object.entries(JSON.parse(process.argv[2] ?? '{}')))
const kept = new Map<string, unknown>()

const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use(express.json({ limit: '8mb' }))
app.post('/*path', (request, response) => {
  const shape = shapes.get(request.path)
  if (shape === undefined) {
    response.writeHead(404).end()
    return
  }
  const written: Record<string, unknown> = request.body
  kept.set(`message ${kept.size}`, written)
  const fields = Object.entries(shape.body).map(([name, value]) => [name, written[name] ?? value])
  response.status(shape.status).json(Object.fromEntries(fields))
})
const listener = await listen(app)
serveFor(listener.url, listener.close)
