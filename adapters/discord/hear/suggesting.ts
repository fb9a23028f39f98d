import type { AutocompleteInteraction } from 'discord.js'
import { suggestedFor } from '../commands.ts'
import type { DiscordWork } from '../work.ts'

/** Discord takes so many suggestions, each of so many characters. */
const MOST = { suggestions: 25, characters: 100 } as const

/** Answers whoever is still typing, from memory; nothing at all where that fails, since somebody is typing on. */
export async function answerTyping(
  interaction: AutocompleteInteraction,
  { suggest, failed }: Pick<DiscordWork, 'suggest'> & { readonly failed: (mistake: unknown) => void },
): Promise<void> {
  const { commandName, options } = interaction
  const path = [commandName, options.getSubcommand(false)].filter((part) => part !== null).join(' ')
  const { name, value } = options.getFocused(true)
  let suggestions: readonly string[] = []
  try {
    suggestions = suggestionsFor(path, name, value, suggest)
  } catch (mistake) {
    failed(mistake)
  }
  await interaction.respond(suggestions.map((one) => ({ name: one, value: one })))
}

function suggestionsFor(
  path: string,
  option: string,
  typed: string,
  suggest: DiscordWork['suggest'],
): readonly string[] {
  const field = suggestedFor(path, option)
  if (field === undefined) return []
  return suggest(field, typed)
    .filter((one) => one.length > 0 && one.length <= MOST.characters)
    .slice(0, MOST.suggestions)
}
