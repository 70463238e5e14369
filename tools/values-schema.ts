import { type JsonSchema, settingsSchema } from '../config/json-schema.ts'
import { listKeys } from '../config/keys.ts'

/**
 * The schema of the chart's values. `config` has the schema of the program's own settings, so that a typo never reaches a
 * cluster.
 */
export function valuesSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...strict({
      replicas: { type: 'integer', minimum: 0 },
      image: strict({
        repository: name,
        tag: text,
        digest: { type: 'string', pattern: '^(sha256:[0-9a-f]{64})?$' },
        pullPolicy: { enum: ['Always', 'IfNotPresent', 'Never'] },
      }),
      imagePullSecrets: { type: 'array', items: strict({ name }, ['name']) },
      workspace: strict({ url: { type: 'string', pattern: '^https?://[^/\\s]+' } }, ['url']),
      organizers: { type: 'array', items: name },
      database: { enum: ['sqlite', 'postgresql'] },
      persistence: strict({ size: name, storageClass: text, existingClaim: text }),
      secrets: strict({
        existing: text,
        keys: { type: 'array', uniqueItems: true, items: secretName },
        values: secretValues(),
      }),
      minutes: strict({ source: text, siteUrl: { type: 'string', pattern: '^(https?://.+)?$' } }),
      config: settingsSchema(),
      logLevel: { enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] },
      resources: { type: 'object' },
      service: strict({ type: { enum: ['ClusterIP', 'NodePort', 'LoadBalancer'] }, port }),
      ingress: strict({ enabled, className: text, host: text, annotations: words, tlsSecret: text }),
      networkPolicy: strict({
        enabled,
        from: { type: 'array', items: { type: 'object', minProperties: 1 } },
        extraPorts: { type: 'array', items: port },
      }),
      podDisruptionBudget: strict({ enabled }),
      serviceMonitor: strict({ enabled, interval: { type: 'string', pattern: '^[1-9][0-9]*(s|m)$' }, labels: words }),
      prometheusRule: strict({ enabled, labels: words }),
      podAnnotations: words,
      podLabels: words,
      nodeSelector: words,
      tolerations: { type: 'array', items: { type: 'object' } },
      affinity: { type: 'object' },
      priorityClassName: text,
      // Helm passes these to every chart that is part of another.
      global: { type: 'object' },
    }),
    required: ['workspace'],
    allOf: [
      when(having({ replicas: { minimum: 2 } }), having({ database: { const: 'postgresql' } })),
      when(having({ database: { const: 'postgresql' } }), needed('DATABASE_URL')),
      when(having({ database: { const: 'sqlite' } }), { not: needed('DATABASE_URL') }),
      {
        anyOf: [needed('ROCKETCHAT_USER_ID', 'ROCKETCHAT_AUTH_TOKEN'), needed('ROCKETCHAT_USER', 'ROCKETCHAT_PASSWORD')],
      },
      // Otherwise nobody could reach the bot, and it would look like a bug.
      ...['ingress', 'serviceMonitor'].map((part) =>
        when(having({ [part]: having({ enabled: { const: true } }), networkPolicy: having({ enabled: { const: true } }) }), {
          properties: { networkPolicy: having({ from: { minItems: 1 } }) },
        }),
      ),
      when(having({ ingress: having({ enabled: { const: true } }) }), having({ ingress: having({ host: name }) })),
    ],
  }
}

const text: JsonSchema = { type: 'string' }
const name: JsonSchema = { type: 'string', minLength: 1 }
const enabled: JsonSchema = { type: 'boolean' }
const port: JsonSchema = { type: 'integer', minimum: 1, maximum: 65_535 }
const words: JsonSchema = { type: 'object', additionalProperties: text }

/** What can be in a file named by `…_FILE`: the secrets, and the two files that ssh reads. */
const secretName: JsonSchema = {
  enum: listKeys().flatMap(({ env = '', secret }) => {
    if (secret) return [env]
    return /_(KEY|HOSTS)_FILE$/.test(env) ? [env.replace(/_FILE$/, '')] : []
  }),
}

function secretValues(): JsonSchema {
  return { type: 'object', propertyNames: secretName, additionalProperties: name }
}

function strict(properties: JsonSchema, required: readonly string[] = []): JsonSchema {
  return { type: 'object', additionalProperties: false, properties, ...(required.length > 0 && { required }) }
}

function having(properties: JsonSchema): JsonSchema {
  return { properties, required: Object.keys(properties) }
}

function when(condition: JsonSchema, consequence: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
  return { if: condition, then: consequence }
}

/** Whether the Secret, created by the chart or existing, has all of these. */
function needed(...keys: readonly string[]): JsonSchema {
  const listed = { existing: name, keys: { allOf: keys.map((key) => ({ contains: { const: key } })) } }
  return having({
    secrets: {
      anyOf: [having(listed), having({ existing: { const: '' }, values: { required: keys } })],
    },
  })
}
