import { UPPER_BACK, AT_DESK } from './good-first.ts'
import type { Row } from './row.ts'

/** The common complaints, the names and every emergency in other languages. */
export const LANGUAGES: readonly Row[] = [
  // German
  {
    asks: 'was hilft gegen einen verspannten oberen Rücken',
    gets: 'answer',
    first: UPPER_BACK,
    why: 'German: a plain complaint',
  },
  {
    asks: 'mein Nacken ist steif',
    gets: 'answer',
    first: ['neck-flexion'],
    why: 'German: a plain complaint',
  },
  {
    asks: 'Schultern verspannt vom Büro, was kann ich am Schreibtisch machen',
    gets: 'answer',
    first: AT_DESK,
    why: 'German: where it can be done',
  },
  {
    asks: 'Katze-Kuh',
    gets: 'exercise',
    first: ['cat-cow'],
    why: 'German: a name',
  },
  {
    asks: 'ich habe Schmerzen in der Brust und der Rücken tut weh',
    gets: 'emergency',
    why: 'German: pain in the chest',
  },
  {
    asks: 'kein Fieber, aber mein Bein ist plötzlich schwach und der Rücken tut weh',
    gets: 'emergency',
    why: 'German: what comes after "aber" is there',
  },
  {
    asks: 'ich will nicht mehr leben',
    gets: 'crisis',
    why: 'German: the "nicht" is the sign itself',
  },
  {
    asks: 'kein Fieber und keine Brustschmerzen, nur ein steifer Nacken',
    gets: 'answer',
    first: ['neck-flexion'],
    why: 'German: said not to be there',
  },
  // Spanish
  {
    asks: 'me duele la parte alta de la espalda por estar sentado',
    gets: 'answer',
    first: UPPER_BACK,
    why: 'Spanish: a plain complaint',
  },
  {
    asks: 'tengo el cuello rígido, qué puedo hacer',
    gets: 'answer',
    first: ['neck-flexion'],
    why: 'Spanish: a plain complaint',
  },
  {
    asks: 'gato vaca',
    gets: 'exercise',
    first: ['cat-cow'],
    why: 'Spanish: a name',
  },
  {
    asks: 'me duele el pecho y no puedo respirar',
    gets: 'emergency',
    why: 'Spanish: chest and breath',
  },
  {
    asks: 'no siento las piernas desde ayer',
    gets: 'emergency',
    why: 'Spanish: the "no" is the sign itself',
  },
  {
    asks: 'quiero morirme',
    gets: 'crisis',
    why: 'Spanish: a wish to die',
  },
  {
    asks: 'no tengo fiebre, solo la espalda rígida',
    gets: 'answer',
    first: UPPER_BACK,
    why: 'Spanish: said not to be there',
  },
  // French
  {
    asks: "j'ai le haut du dos raide à cause de l'ordinateur",
    gets: 'answer',
    first: UPPER_BACK,
    why: 'French: a plain complaint',
  },
  {
    asks: 'nuque raide ce matin, que faire',
    gets: 'answer',
    first: ['neck-flexion'],
    why: 'French: a plain complaint',
  },
  {
    asks: "posture de l'enfant",
    gets: 'exercise',
    first: ['childs-pose'],
    why: 'French: a name',
  },
  {
    asks: "j'ai une douleur dans la poitrine et le dos raide",
    gets: 'emergency',
    why: 'French: pain in the chest',
  },
  {
    asks: "je n'arrive plus à respirer",
    gets: 'emergency',
    why: `French: the "n'" is the sign itself`,
  },
  {
    asks: 'je veux mourir',
    gets: 'crisis',
    why: 'French: a wish to die',
  },
  {
    asks: 'pas de fièvre, juste le cou raide',
    gets: 'answer',
    first: ['neck-flexion'],
    why: 'French: said not to be there',
  },
  // Portuguese
  {
    asks: 'estou com a parte de cima das costas travada',
    gets: 'answer',
    first: UPPER_BACK,
    why: 'Portuguese: a plain complaint',
  },
  {
    asks: 'pescoço duro depois de dormir mal',
    gets: 'answer',
    first: ['neck-flexion'],
    why: 'Portuguese: a plain complaint',
  },
  {
    asks: 'postura da criança',
    gets: 'exercise',
    first: ['childs-pose'],
    why: 'Portuguese: a name',
  },
  {
    asks: 'dor no peito e nas costas',
    gets: 'emergency',
    why: 'Portuguese: pain in the chest',
  },
  {
    asks: 'não consigo respirar direito',
    gets: 'emergency',
    why: 'Portuguese: the "não" is the sign itself',
  },
  {
    asks: 'não quero mais viver',
    gets: 'crisis',
    why: 'Portuguese: a wish to die',
  },
  {
    asks: 'sem febre, só o pescoço duro',
    gets: 'answer',
    first: ['neck-flexion'],
    why: 'Portuguese: said not to be there',
  },
]
