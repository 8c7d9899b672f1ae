"""Given names that are widespread where news is written about: who is called by one and another name is a person. Keys, folded.

Left out are names that are as often a word, a nation or a place, as Will, Roman and Jordan are.
"""

from typing import Final


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


GIVEN_NAMES: Final = _words(
    "aaron abdallah abdel abdelaziz abdelkader abdul abdulaziz abdulkadir abdullah abdulrahman abdurrahman abe abraham abu adam adel",
    "adnan adrian ahmad ahmed ahmet aisha akram alaa alain alan albert alberto alejandro aleksandar aleksandr aleksei alessandro alex",
    "alexander alexandra alexei alexey alexis alfred ali alice alison allan allen amanda amina amir amjad amy ana anas anatoly anders",
    "andre andreas andrei andrej andres andrew andrey andrzej angela angelo ann anna anne annie anthony antoine anton antonio antony",
    "anwar arkady arthur ashraf ashton asma avi ayman aziz barack barbara barry bashar bassam ben benjamin bernard bernie beth betty",
    "bilal bill bob boris brad brandon brenda brent brett brian bruce bruno bryan burhan calvin carl carla carlo carlos carol",
    "caroline catherine cecilia charles charlie charlotte cheryl chris christina christine christoph christopher chuck claire claude",
    "claudia colin connor craig cynthia cyril dan daniel daniela daniele danny dave david deborah debra denis denise dennis derek",
    "diana diane diego dimitri dmitri dmitry dominic dominique don donald donna doris dorothy doug douglas duncan dwight earl ed",
    "eddie edgar edmund eduardo edward edwin ehud eileen elaine eleanor elena eli elisabeth elizabeth ellen emil emily emma emmanuel",
    "enrique eric erik ernest ernesto esther eugene eva evan evelyn evgeny fadi faisal farid farouk fatima faysal federico felipe",
    "felix fernando fidel filip florian fouad frances francesca francesco francis francisco francois frank franklin franz fred",
    "frederic frederick fuad gabriel gareth gary gavin geoff geoffrey george georges georgi gerald gerard gerhard ghassan gilbert",
    "giorgio giovanni giuseppe glen glenn gordon graham greg gregory guillermo gustavo habib hadi hafez haidar haider haitham hakan",
    "hamad hamid hamza hani hannah hans harold harriet harry harvey hasan hashim hassan hector heinz helen helmut henri henrik henry",
    "herbert herman hillary hisham howard hugh hugo husam hussain hussein ian ibrahim idris igor ilya iman imran ingrid irene irina",
    "irving isaac isabel ismail ivan ivo jack jacob jacques jafar jaime jake jakob jamal james jamie jan jane janet janice jason",
    "javier jean jeff jeffrey jennifer jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joanna joe joel joerg johan johann",
    "johannes john johnny jon jonas jonathan jorge jose josef joseph joshua juan judith judy julia julian julie julien julio jurgen",
    "justin kamal kamel karen karim karl kate katherine kathleen kathryn katie keith kelly ken kenneth kevin khaled khalid khalil kim",
    "kirsten klaus konstantin kristen kurt kyle lara larry lars laura lauren laurence laurent lawrence leila leo leon leonard leonid",
    "leslie lewis liam linda lindsey lisa liz lloyd lorenzo louis louise luc luca lucas lucia lucy ludwig luigi luis luke lydia",
    "lyndon lynn maher mahmood mahmoud mahmud majid malcolm malik manuel marc marcel marcelo marco marcos marcus margaret maria",
    "mariam marie marina mario marion marius marjorie mark marko markus marsha martha martin martina marvin marwan mary masoud",
    "massoud mathieu matt matteo matthew matthias maurice mauricio maxim maya megan mehdi mehmet melanie melissa merve michael michel",
    "michele michelle miguel mike mikhail mohamad mohamed mohammad mohammed mohsen mohsin molly monica morris moshe mostafa muammar",
    "muhammad muhammed muhsin mukhtar murat mustafa nabil nadia nancy naomi nasser natalia natalie nathan nathaniel neil nelson",
    "nicholas nick nicola nicolas nicole nigel nikita nikola nikolai nikolay nina noah noam nora norman nour nouri olaf oleg olga",
    "oliver olivier omar osama oscar osman oswald otto owen pablo paolo pascal pat patricia patrick paul paula pauline pavel pedro",
    "peggy penny peter petr petra petro phil philip philippe phillip pierre pietro piotr qais qasem qassem rachel rafael rafiq rahim",
    "rajiv ralph rami ramon ramzi randy rania raul ray raymond rebecca recep renee reza riad ricardo richard rick riyad rob robert",
    "roberta roberto robin rodrigo roger roland rolf ron ronald rosa rosemary roy ruben rudolf rudy rupert russell ruth ryan sabah",
    "sadiq saeed saif salah saleh salim sally salman sam samantha samer sami samir samuel sandra sara sarah scott sean sebastian",
    "sergei sergey sergio seth shane shannon sharif sharon shaun sheila shimon shirley sidney silvia silvio simon sofia sophie",
    "stanislav stanley stefan stephan stephane stephanie stephen steve steven stuart suleiman susan susanne suzanne sven svetlana",
    "sylvia taha tamara tamer tara tarek tariq ted terence teresa terry theodore theresa thierry thomas tim timothy tina tobias todd",
    "tom tommy toni tony tracy trevor tyler umar ursula usama valentina valerie vanessa vera vernon veronica viktor vincent vincenzo",
    "virginie vitaly vivian vlad vladimir volodymyr wael waleed walid wallace walter warren wayne wendy werner wesley wilfried",
    "wilhelm willem william winston wolfgang xavier yahya yan yann yasir yasmin yasser yitzhak yosef yossi youssef yuri yury yusuf",
    "yves yvonne zaid zainab zakaria zeinab ziad zoe",
)
