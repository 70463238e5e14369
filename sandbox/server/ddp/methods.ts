import { fail } from '../failure.ts'
import { accountMethods } from './account-methods.ts'
import { messageMethods } from './message-methods.ts'
import type { Method, MethodCall } from './method-call.ts'
import { roomMethods } from './room-methods.ts'

const METHODS: Readonly<Record<string, Method>> = { ...accountMethods, ...messageMethods, ...roomMethods }

export function callMethod(name: string, call: MethodCall): unknown {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  if (method === undefined) fail(404, `Method '${name}' not found`)
  return method(call)
}

export function isMethod(name: string): boolean {
  return Object.hasOwn(METHODS, name)
}
