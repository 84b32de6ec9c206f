import type { z } from 'zod'

/** A schema of JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The body in one media type. */
export interface MediaType {
  schema?: JsonSchema
  example?: unknown
  examples?: Record<string, { summary: string; value: unknown }>
}

/** A parameter in the path, the query or a header of a request. */
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description: string
  schema: JsonSchema
}

interface RequestBody {
  required: true
  content: Record<string, MediaType>
}

/** The answers with one status code. */
export interface DocumentedAnswer {
  description: string
  headers?: Record<string, { description: string; required: true; schema: JsonSchema }>
  content?: Record<string, MediaType>
}

export interface DocumentedOperation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: RequestBody
  responses: Record<string, DocumentedAnswer>
}

/** The parts of an OpenAPI 3.1 document that the servers use. */
export interface OpenApiDocument {
  openapi: '3.1.1'
  info: {
    title: string
    version: string
    summary: string
    description: string
    license: { name: string; identifier: string }
    /** True: no public description of the real API exists. Absent: the API is the mock's own. */
    'x-simulated'?: true
  }
  servers: { url: string; description: string }[]
  tags: { name: string; description: string }[]
  /** By path template, then by method in lower case. */
  paths: Record<string, Record<string, DocumentedOperation>>
  components: {
    securitySchemes: Record<string, { type: 'http'; scheme: 'bearer'; description: string }>
    schemas: Record<string, JsonSchema>
  }
}
