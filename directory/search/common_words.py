"""Words that a question does not ask for when it has others.

Not a stop list: every word is indexed, and a question made of these alone is answered
by them. Beside other words they are not asked for, because "help with my rent" must
find "help with rent". Words that also mean something worth looking for are left out
(Romanian "care": which). Persian's -ها and می- are often typed as words.
"""

from collections.abc import Mapping
from types import MappingProxyType

from directory.search.folding import fold

_COMMON = {
    "en": """a about am an and any are as at be by can could do does for
        from get has have how i if in into is it me my near need of on or our
        please so some that the their there they this to us want was we what
        when where which who will with would you your find finding looking
        search somebody something things thing wants wanted give
        getting go going she he her him his been very too much more""",
    "pl": """a aby albo ale bez być czy dla do gdzie i jak jest lub mam mi
        mnie mój moja moje na o od oraz po pod potrzebuję przez przy są się te
        ten to w we z za ze że szukam szukamy chcę chcemy znaleźć ktoś coś
        gdzieś mogę nam nas swój chciałbym chciałabym""",
    "pt": """a ao aos as à às com como da das de do dos e é em eu há meu
        minha meus na nas no nos o onde os ou para pela pelo por posso preciso
        que quero se sem um uma procuro procurar encontrar precisamos queria
        quer alguém algo tenho estou""",
    "ro": """a al ale am ar are ca ce cu cum de din eu este în între la mai
        mea mele meu o pe pentru prin sau să se și sunt un unde unei unui caut
        căutăm găsesc găsi vreau vrem nevoie pot cineva ceva mă îmi ne e mi cât
        știu știe""",
    "so": """ah aan ama ay baahanahay ee halkee iga igu ii iyo ka ku la leh
        loo oo si u uu waa waan waxaan xaggee raadinayaa raadinaya rabaa
        doonayaa helaa heli karaa karo mid qof halkeen meel""",
    "sq": """a ç ca dhe do duhet e i im ime jam ka kam ku me më mund në nga
        një o ose pa për po që së si te tek të u unë kërkoj kërkojmë gjej dua
        duam mundem dikush diçka nevojë""",
    "gu": """અથવા અને આ એ એક કે કેવી કેવું ક્યાં છું છે જે જોઈએ તે થી ના ની
        ને નું નો પર મને માટે માં મારા મારી મારું સાથે હું શોધું શોધવું શોધીએ
        જોઈતું જોઈતી મળે મળશે કોઈ કંઈક કરવું કરવી કરવા""",
    "hi": """अपना अपनी अपने इस उस एक और कहाँ का कि की के को कैसे क्या चाहिए
        जो तक तथा ने पर मुझे में मेरा मेरी मेरे मैं या यह ये लिए लिये व वह साथ
        से हूँ है हैं हो ढूँढना ढूंढ खोज खोजना मिले मिलेगा मिलेगी कोई कुछ करना
        होना जाना सकता सकती""",
    "ne": """अनि एक कसरी कहाँ का कि को चाहियो छ छन् तथा बाट म मलाई मा मेरो
        यो र ले लागि वा सँग हो खोज्दै खोजेको पाइन्छ पाउने कोही केही गर्न गर्ने
        हुने कता""",
    "ta": """அல்லது ஆகிய இந்த உள்ள எங்கே எப்படி எனக்கு என் ஒரு ஓர் நான்
        பற்றி மற்றும் வேண்டும் தேடு தேடுகிறேன் கிடைக்கும் யாராவது ஏதாவது எங்கு
        வேணும் செய்ய""",
    "ar": """أحتاج أريد إلى الى التي الذي أن أنا أو أين عن عند على في كيف لي
        ما مع من هذا هذه هل هو هي و ابحث أبحث اريد نريد احتاج نحتاج يمكنني شخص
        شيء مكان""",
    "fa": """از است این آن با بر برای به تا تر ترین چه در را کجا که من می
        نمی ها های هایی هست هم و ی یا یک دنبال میخواهم خواهم نیاز دارم داریم
        کسی چیزی جایی پیدا کنم کردن باید""",
    "ur": """اپنا اپنی اپنے اور ایک پر تک جو چاہئے چاہیے ساتھ سے کا کہ کہاں
        کو کی کیا کیسے کے لئے لیے مجھے میرا میری میرے میں نے و وہ ہوں ہے ہیں یا
        یہ تلاش ڈھونڈ چاہتا چاہتی چاہتے ملے ملتا ملتی کوئی کچھ کرنا ہونا جانا
        سکتا سکتی""",
}
COMMON_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {language: frozenset(fold(words).split()) for language, words in _COMMON.items()}
)
"""Language → its words, folded."""
