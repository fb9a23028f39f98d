/** What Discord says instead of doing what was asked. https://discord.com/developers/docs/topics/opcodes-and-status-codes */
export type Refusal = {
  readonly status: number
  readonly code: number
  readonly message: string
  readonly faults: readonly string[]
}

const REFUSALS = {
  unauthorized: [401, 0, '401: Unauthorized'],
  'not found': [404, 0, '404: Not Found'],
  'unknown channel': [404, 10003, 'Unknown Channel'],
  'unknown message': [404, 10008, 'Unknown Message'],
  'unknown user': [404, 10013, 'Unknown User'],
  'unknown webhook': [404, 10015, 'Unknown Webhook'],
  'unknown interaction': [404, 10062, 'Unknown interaction'],
  'already acknowledged': [400, 40060, 'Interaction has already been acknowledged.'],
  'too many follow-ups': [
    400,
    40094,
    'This interaction has reached the maximum number of follow-up messages',
  ],
  'missing access': [403, 50001, 'Missing Access'],
  'direct messages closed': [403, 50007, 'Cannot send messages to this user'],
  'no text there': [400, 50008, 'Cannot send messages in a non-text channel'],
  'missing permissions': [403, 50013, 'Missing Permissions'],
  'wrong kind of channel': [400, 50024, 'Cannot execute action on this channel type'],
  'token expired': [401, 50027, 'Invalid Webhook Token'],
  'invalid form': [400, 50035, 'Invalid Form Body'],
  'no reply without history': [400, 160002, 'Cannot reply without permission to read message history'],
  'thread is archived': [400, 50083, 'Thread is archived'],
  'thread is locked': [400, 160005, 'Thread is locked'],
  'thread is there': [400, 160004, 'A thread has already been created for this message'],
} as const

export function refusal(why: keyof typeof REFUSALS, faults: readonly string[] = []): Refusal {
  const [status, code, message] = REFUSALS[why]
  return { status, code, message, faults }
}

/** The words for the codes with which the model platform refuses. */
export function refusedWith(status: number, code: string): Refusal {
  const known = Object.values(REFUSALS).find(([, one]) => String(one) === code)
  return { status: known?.[0] ?? status, code: Number(code) || 0, message: known?.[2] ?? 'No', faults: [] }
}

export function bodyOf({ code, message, faults }: Refusal): object {
  return {
    code,
    message,
    ...(faults.length === 0
      ? {}
      : { errors: { _errors: faults.map((fault) => ({ code: 'INVALID', message: fault })) } }),
  }
}
