/**
 * Given names that people write in lower case where nothing around them says that they are names: "karen keeps bugging
 * me". A short list of what is common in the languages that Limber reads; it can only ever make the masking stronger.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'aaron abby abdul abdullah abigail adam adele adrian agata agnes agnieszka ahmad ahmed aidan aisha akira alan ' +
    'albert alberto alejandra alejandro alessandro alessia alex alexander alexandra alexis alfie alfred ali alice ' +
    'alicia alina alison aliyah allison alma alvaro amanda amara amber amelia amelie amina amir amit amy ana anders ' +
    'andre andrea andreas andreea andrei andres andrew andrzej andy angela angelika angelina angus anika anil anita ' +
    'anja anke ann anna anne annette annika anthony antje antoine anton antonia antonio anya april arjun armin arthur ' +
    'arturo asha ashley astrid audrey austin ava axel ayesha barbara barry bartek bastian beatrice beatriz becky ben ' +
    'benedikt benjamin bernadette bernard bernd beth bettina betty bianca bill billy birgit bjorn bob bobby boris ' +
    'brad brandon brenda brendan brian bridget bruce bruno bryan caitlin callum camila camille carl carla carlos ' +
    'carmen carol carolina caroline catarina catherine cathy cecilia cedric celia celine chantal charles charlie ' +
    'charlotte chen chiara chloe chris christa christian christiane christina christine christoph christophe ' +
    'christopher cindy claire clara clarissa claudia claudio clement clemens colin connor conor courtney craig ' +
    'cristina cynthia daisy damian damien dan dana daniel daniela danielle danny daphne darren dave david dawn debbie ' +
    'deborah declan deepak delphine denis denise dennis derek diana diane diego dieter dimitri dirk dmitri dominic ' +
    'dominik dominique don donald donna doris dorothea dorothy doug douglas duncan dylan eduardo edward edwin eileen ' +
    'eitan elaine elena eleanor elias elif elijah elisa elisabeth elise eliza elizabeth elke ella ellen ellie ' +
    'elliot eloise elsa emil emilia emilie emily emma emmanuel enrique eric erica erika erik erin ernst esther ethan ' +
    'eugene eva evan eve evelyn ewa fabian fabio fatima fatma federica federico felicity felipe felix ferdinand ' +
    'fernanda fernando fiona flora florence florian frances francesca francesco francis francisco franck francois ' +
    'francoise frank franz franziska fred freddie frederik frieda friedrich fritz gabriel gabriela gabriele gareth ' +
    'gary gavin gemma geoff george georgia georgina gerald gerard gerd gerhard gianluca gideon gilles gina giorgio ' +
    'giovanni gisela giulia giuseppe gloria gordon grace graham greg gregor gregory greta guillaume guillermo gunter ' +
    'guido gustavo guy haley hamza hana hanna hannah hannes hans harald hariri harold harriet harry harvey hassan ' +
    'hayley heather hector heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henri henrik henry ' +
    'herbert hermann hiroshi holger holly horst hubert hugh hugo hussein ian ibrahim ida igor ines inga ingo ingrid ' +
    'irene irina iris isaac isabel isabella isabelle ivan ivy jack jackie jacob jacqueline jacques jade jaime jake jakob ' +
    'jakub james jamie jan jana jane janet janice janine jasmin jasmine jason javier jay jean jeanette jeff jeffrey ' +
    'jen jenna jennifer jenny jens jeremy jerome jerry jesper jess jesse jessica jesus jill jim jimmy jo joachim joan ' +
    'joana joanna joanne joao joaquin jochen joe joel joerg johan johanna johannes john johnny jon jonas jonathan jorg ' +
    'jorge jose josef joseph josephine josh joshua joy joyce juan judith judy julia julian juliana julie julien juliet ' +
    'julius jurgen juergen justin kai kamil karen karin karl karla karolina kasia katarzyna kate katharina katherine ' +
    'kathleen kathrin kathryn kathy katie katja katrin kay keith kelly ken kenji kenneth kerry kerstin kevin khadija ' +
    'khalid kiran kirsten kirsty klaus konstantin krishna kristin kristina krzysztof kumar kurt kyle laetitia lara ' +
    'larissa larry lars laura lauren laurence laurent lea leah leila lena lennart leo leon leonard leonie leonardo ' +
    'leopold leslie leticia lewis liam lidia lilian lilly lily lina linda lindsay ling lisa liz lizzie logan lola ' +
    'lorenzo lorena lorraine lothar lou louis louise luca lucas lucia luciana lucie lucy luigi luis luisa luke lukas ' +
    'lydia lynn maciej mackenzie madeleine madison magdalena mahmoud maike maja malcolm malgorzata malik mandy manfred ' +
    'manuel manuela marc marcel marcelo marcin marco marcos marcus margaret margarita margot maria mariam mariana ' +
    'marianne marie marina mario marion marius mark marko markus marlene marta martha martin martina marvin mary ' +
    'mateo mateusz mathias mathieu mathilde matilda matt matteo matthew matthias matthieu maureen maurice mauricio max ' +
    'maxime maya megan mehmet mei melanie melissa mercedes meryem mia michael michaela michal michel michele michelle ' +
    'miguel mika mike mila milan milena ming miriam miroslav mohamed mohammad mohammed molly mona monica monika monique ' +
    'moritz moses muhammad mustafa nadia nadine nadja naomi natalia natalie natasha nathalie nathan neha neil nelly ' +
    'nicholas nick nicki nicola nicolas nicole niamh niklas nigel nikolai nikita nils nina noah noemi nora norbert norman ' +
    'olaf oleg olga oliver olivia olivier omar oscar oskar otto owen pablo paloma pam pamela paolo pascal patrice ' +
    'patricia patrick paul paula paulina pauline paulo pavel pedro peggy penelope penny peter petra petr phil philip ' +
    'philipp philippe phoebe pierre piotr poppy priya priyanka rachel rafael rahul rainer raj rajesh ralf ralph ramon ' +
    'rania raphael raquel rasmus raul ravi ray raymond rebecca regina reinhard renate rene reza ricardo richard rick ' +
    'rita rob robert roberta roberto robin rocio rodrigo roger roland rolf roman romain ron ronald ronan rosa rosalie ' +
    'rose rosie roxanne roy ruben rudolf ruth ryan sabine sabrina sakura salma salvatore sam samantha samira samuel sandra ' +
    'sandy sanjay santiago sara sarah sascha saskia scott sean sebastian serena sergej sergio shane shannon sharon shaun ' +
    'sheila shirley siddharth silke silvia simon simone siobhan sofia sofie sonia sonja sophia sophie stacey stan stefan ' +
    'stefanie stella stephan stephane stephanie stephen steve steven stewart stuart sue sunil surya susan susanna ' +
    'susanne suzanne svea sven svenja svetlana sylvia sylvie takeshi tamara tanja tania tanya tara tatiana ted teresa ' +
    'terry tess thea theo theodor theresa therese thiago thibault thierry thomas thorsten tiago tiffany tim timo ' +
    'timothy tina tobias toby todd tom tomas tomasz tommy toni tony torsten tracey tracy travis tristan udo ulrich ' +
    'ulrike umar ursula ute uwe valentin valentina valerie vanessa vera veronica veronika veronique vicky victor ' +
    'victoria vijay viktor viktoria vincent vinod viola virginia vivian viviane vladimir volker walter wanda warren wayne ' +
    'wei wendy werner wiebke wilfried wilhelm will william wolfgang xavier ximena xin yara yasmin yasmine yuki yuri yusuf ' +
    'yves yvette yvonne zac zach zara zeynep zoe zofia'
  ).split(' '),
)
