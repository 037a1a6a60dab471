//! The closed lists of words that the readers of names and of work share.
//!
//! Must not know how they are used.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A list of words in small letters.
pub(super) struct WordList {
    words: LazyLock<HashSet<&'static str>>,
}

impl WordList {
    /// Tells whether the list holds the word, which has to be in small letters.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// Declares lists from words with blanks between them.
macro_rules! word_lists {
    ($( $(#[$about:meta])* $Name:ident = $words:literal; )+) => { $(
        $(#[$about])*
        pub(super) static $Name: WordList = WordList {
            words: LazyLock::new(|| $words.split_whitespace().collect()),
        };
    )+ };
}

word_lists! {
    /// Titles before a name; they are left off unless only one name follows.
    TITLES = "
        thiru tmt mr mrs ms miss mx dr prof professor sir madam madame mme sister dra enf herr frau shri smt sri rev
        reverend father señor señora sr sra capt captain chef sgt dame lady lord monsieur ing
        mag matron cllr councillor auntie brother uncle major lt colonel col ma'am eng engr arch barr
        barrister judge justice assoc pastor alhaji hajia chief mallam maître
    ";
    /// Small words within a name.
    PARTICLES = "
        de da do dos das del dela della di du la las los le van von der den ter ten al el bin ibn bint ap zu
        af av y e san st mac ní ó ui nic
    ";
    /// What follows a position behind a dash as its field: "Staff Nurse – Respiratory Ward".
    FIELDS = "
        customer success experience support growth community
        risk credit loans mortgages finance marketing sales operations engineering data research policy
        compliance legal audit tax treasury payments procurement logistics security
        infrastructure platform backend frontend mobile cloud networks software hardware
        mechanical electrical civil structural chemistry physics biology maths mathematics
        english science history geography music art drama languages inclusion safeguarding
        ward theatre theatres surgery respiratory cardiology oncology paediatrics maternity
        radiology pathology pharmacy dementia rehabilitation outpatients stroke renal
        neurology dermatology haematology emergency nights days weekends adults children
        families housing planning highways parks libraries museums archives events
        communications digital content design product analytics innovation strategy
        transformation change projects sustainability energy water claims underwriting
        pensions investments lending mortgages property facilities maintenance production
        arts microbiology biochemistry genetics physiology midwifery quality safety warehouse stores imports exports retail wholesale catering pastry
        public sector commercial residential corporate law trusts estates conveyancing litigation employment probate negligence
    ";
    /// Capitalised words that are no names of people.
    NO_NAMES = "
        management admissions perfect brilliant super excellent wonderful lovely fantastic awesome agreed noted confirmed
        student attention helpdesk fire rescue ambulance staffing adviser advisor district unit board bureau spa hello@ we're you're they're that's reply respond hit drop give contact feel get send book choose pick save press visit check read follow find associate co-founder cofounder client crew member bursary opticians solicitors accountants architects surveyors builders barristers chartered day fyi btw permanent deputy acting parents carers families monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur
        thurs fri sat sun january february march april june july august september october
        november december jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow the a
        an this that these those your you our we i i'm i've i'd i'll it it's its he she they my
        me us his her their please thank thanks dear hi hello hey good morning afternoon evening
        greetings regards best kind sincerely yours cheers warm warmly many team recruitment
        recruiting recruiter recruiters careers career talent hr human resources people office
        department dept manager director head officer university college school hospital trust
        council interview interviews invitation reminder confirmation subject date time location
        where when what who how why if in on at for from to with and or but as by of applicant
        candidate candidates applicants colleague all everyone sir/madam sirs friend user hiring
        acquisition zoom teams google meet microsoft skype webex whatsapp linkedin indeed video
        phone call email e-mail mail tel mobile mob cell direct fax ltd limited inc llc plc gmbh
        group services service support admin administration reception desk customer automated
        system message notice yes no not ok okay just so also any can could would will shall
        there here looking great congratulations join click sent powered note re fwd fw portal
        page website web address room floor building house street road avenue lane suite gate
        position role job post vacancy application hrs let speak see talk until bring wear ask
        come assistant executive coordinator co-ordinator consultant engineer lead partner
        specialist chief president vice senior junior principal owner founder ceo cto coo cfo pa
        vp secretary supervisor administrator headteacher operations business committee panel
        board faculty institute centre center international global company uk usa eu english bst
        gmt est edt cst cdt pst pdt cet cest ist utc am pm noon midday following further once
        after before during while since both each every some one two three unfortunately
        unsubscribe privacy accept decline reschedule cancel confirm view details nursing early
        graduate training development marketing sales finance legal research clinical medical
        managing regional general practice bookings appointments scheduling payroll accounts
        events communications quality safety studio workshop kitchen store shop branch site
        project programme program voicemail transcript transcription caller duration missed new
        inmail via auto dial passcode pin meeting id calendar event headquarters hq depot
        warehouse factory plant campus library museum clinic surgery pharmacy hotel restaurant
        bakery café cafe bar academy foundation association society agency bank authority
        ministry government federation union laboratory laboratories labs lab talks soon forward
        catch ta ciao xx x ps nb ref reference url http https www mr. pls plz hope sorry well
        right first second final third next everybody folks guys mate love applicant, jobseeker
        job-seeker colleagues sir madam/sir hr. prospective successful shortlisted viele grüße grüßen liebe beste freundliche herzliche freundlichen mit signed ph ph: mob: tel: bonjour hola ciao namaste hallo howdy aloha salaam salam servus ahoj moin kia resourcing recrutement personnel careers
    ";
    /// Words at the end of a position or by themselves that name a kind of work.
    WORK = "
        barback barbacks senco hca hlta odp lsa handyperson editor-in-chief mixer
        hand tech cook chef commis nurse clerk lead head intern apprentice trainee associate fellow graduate
        executive aide guide pilot host hostess rep representative staff crew operative
        specialist analyst scientist architect principal secretary receptionist sous midwife
        paralegal solicitor attendant steward stewardess warden guard mechanic electrician
        plumber technician assistant consultant accountant agent president vp cto cfo coo ceo
        dev devops sre qa pa ea buyer merchandiser barista bartender waiter waitress janitor
        keyholder foreman counsel bookkeeper gamekeeper groundskeeper zookeeper beekeeper
        housekeeper churchwarden driver welder baker butcher carer worker labourer laborer labor planner
        tutor lecturer lectureship professorship clerkship paraprofessional professor teacher ta postdoc researcher temp therapist physio
        physiotherapist vet veterinarian radiographer pharmacist dentist hygienist doctor gp
        surgeon registrar actuary auditor controller treasurer trader broker adviser advisor
        salesperson salesman saleswoman sales craftsman craftsperson tradesman seamstress tailor
        florist curator archivist conservator librarian journalist editor writer copywriter
        designer illustrator animator photographer producer director manager coordinator
        co-ordinator officer supervisor administrator engineer developer programmer tester
        inspector surveyor estimator fitter installer joiner carpenter roofer picker packer
        loader handler cleaner porter caretaker keeper minder nanny au pair governess lifeguard
        coach trainer instructor cashier teller underwriter adjuster underwriting paramedic
        firefighter dispatcher interpreter translator strategist technologist biologist chemist
        ecologist geologist hydrologist statistician economist machinist optician optometrist
        audiologist psychologist counsellor counselor mentor ambassador promoter recruiter
        generalist partner owner captain mate deckhand rigger rancher farmer grower gardener
        landscaper arborist ranger forester superintendent marshal constable sergeant detective
        investigator examiner assessor moderator champion evangelist advocate liaison operator
        sorter assembler polisher potter weaver dresser stylist hairdresser barber beautician
        masseur masseuse groomer walker sitter stocker shelver filler runner usher projectionist
        werkstudent werkstudentin referent referentin sachbearbeiter sachbearbeiterin praktikant
        praktikantin mitarbeiter mitarbeiterin stagiaire stagehand gaffer grip enfermeira especialista ingénieur koch person help caseworker
        dispenser phlebotomist chaplain organist verger sexton cantor conductor signaller
        guardian superviser internship apprenticeship traineeship fellowship placement residency
        programme program scheme studentship phd scholar page valet concierge doorman bellhop
        sommelier pâtissier patissier mixologist roaster brewer distiller winemaker cellarhand
        cheesemonger fishmonger greengrocer milliner upholsterer cobbler locksmith glazier
        plasterer bricklayer mason stonemason painter decorator tiler scaffolder banksman
        slinger ganger groundworker paver driller blaster miner diver skipper bosun purser envoy
        attaché attache clerk-typist typist transcriber captioner proofreader indexer printer
        binder framer jeweller jeweler goldsmith silversmith horologist watchmaker luthier tuner
        bursar matron headteacher headmaster proctor invigilator beadle provost dean rector
        vicar bailiff busser crewmember keyworker teacher curate support rider coder diver actor tuner crewman housekeeping stylist nail
        cna rn lpn hca rgn sdr bdr herdsperson groundsperson
    ";
    /// Words that end like a kind of work and are none.
    NO_WORK = "
        daughter brother sister father mother grandmother grandfather silver copper harper cooper fisher turner parker taylor carter hunter foster archer
        proper atelier cheer offer timber plover dover clover andover hanover chester manchester leicester other another after later under over number letter offer order paper power water center
        centre summer winter september october november december computer together earlier
        whether matter chamber chapter quarter error for or floor door corner member remember consider
        career either never ever however rather prefer per her your our hour four tour important
        current recent different urgent present student event moment talent client restaurant
        plant relevant instant customer user interviewer reminder candidate applicant further
        easier better tower river minor major senior junior interior exterior former super
        answer favour favor colour color calendar particular regular transfer folder header
        footer twitter soccer cancer gender border cover silver amber timber weather leather
        feather rubber fiber layer indoor outdoor vendor sector factor motor doctor's mirror
        harbor harbour honor honour labour labor neighbor flavor rumor humor tumor terror horror
    ";
    /// Words that end a position.
    STOPS = "
        position role post job vacancy opening opportunity interview interviews place spot gig
        at with on here within based which that by from is has will this these tomorrow today
        next starts starting beginning commencing you your we i our are was were it as via have would can could be —
        – - | @ / → • before after about over shift slot then team when where if because so but
        or under reporting ref ref: reference (ref application please took takes take now
        advertised available shifts candidates candidate applicants me us also there going still
        just only thanks their up monday tuesday wednesday thursday friday saturday sunday mon
        tue tues wed weds thu thurs fri sat sun he she they who whose until while since during
        roles positions jobs vacancies openings posts trial assessment screening screen call
        chat conversation meeting discussion selection process panel
    ";
    /// Small words within a position.
    LINKS = "
        of and & for to the de da du des la für + in
    ";
    /// Words that mark a firm as an agency.
    AGENCY = "
        recruitment recruiting recruiters recruit staffing talent temps personnel search
        resourcing headhunters headhunting placements employment agency selection appointments
        resources hires hiring careers people jobs workforce consultants
    ";
    /// Words that mark a firm, a school, an authority.
    FIRM = "
        beverages cruises interiors daughters lounge catering supplies buses gym theater dairy brewing bistro grill pizzeria autos couriers airport trams ferries shipyard boatyard marina partnership films pictures broadcasting newspapers laboratories semiconductors electronics renewables petroleum minerals quarry forge boutique chemist infirmary therapeutics genomics diagnostics salon barbers cattery bathrooms glazing supermarkets embassy polytechnic kindergarten preschool playgroup cathedral mosque synagogue federation league guild cooperatives resorts inn hostel campsite gymnasium arena stadium orchestra opera ballet ensemble productions enterprises toys sanctuary bio energia
        district municipality trains railways railway
        ltd limited inc llc plc gmbh corp corporation company co group university college school
        council trust hospital hospitals hotel hotels bank media foods energy studios studio
        labs lab software systems solutions partners associates capital academy clinic practice
        surgery library museum gallery authority department ministry agency foundation
        association society institute centre center bakery café cafe restaurant kitchen farm
        farms garage motors rail railway airlines airways logistics freight foundry brewery
        resort spa deli oyj lettings kitchens limited. police constabulary architects opticians caterers contractors engineers jewellers printers decorators roofing roofers charters lawyers dentists florists bakers removals groundworks textiles skincare opticians architects nurseries bakeries galleries quarries breweries distillers brewers farmers dairies gardens builders tutoring recruits dental veterinary vets pharmacy care homes home housing services engineering
        construction builders joinery electric electrical plumbing insurance finance financial
        holdings industries manufacturing textiles technologies technology tech digital
        analytics pharma biotech biosciences health healthcare medical nhs church theatre press
        books publishing games robotics works stores market markets supermarket cooperative
        co-op coop union club park zoo aquarium nursery gardens landscapes forestry fisheries
        vineyard winery distillery shipping marine boats yachts aviation aerospace defence
        security legal law llp solicitors chambers monument hospice transit aquaculture practitioners aggregates mutual plaza carers county city borough diocese parish accountants consulting advisory ventures bv
        ironmongers plastics tyres mouldings castings metals fabrications upholsterers stationers
        grocers greengrocers butchers fishmongers newsagents chemists outfitters electricians
        carpenters plumbers scaffolding haulage coaches taxis kennels stables nurseries surveyors
        board commission cic ag sa srl oy ab as aps pty pvt kg sarl spa nv
    ";
    /// Words that follow "hi" and are no name, even in a text without capitals.
    NO_GREETED = "
        bye goodbye man dude there all again everyone everybody team folks guys mate just its it's this thanks thank
        hope we i im i'm u you can are is how good quick sorry so from hun love babe dear sir
        madam friend student candidate applicant candidates applicants colleague colleagues students parents and the a pls please to hi hello your my both as
        following further re message note email mail voicemail text call notification update
        reminder news inmail invite invitation
    ";
    /// Small words within the name of a firm.
    FIRM_LINKS = "& + and of the de du do da di for in la le des del und y et to by on upon a og van der den dos das e";
    /// Words that a full stop shortens within the name of a firm.
    FIRM_SHORT = "pvt pty corp st dr mt ft mr mrs co bros u.s";
    /// Words that end the name of a firm, or can't begin one.
    NO_FIRM = "
        hr on at interview interviews today tomorrow monday tuesday wednesday thursday friday saturday
        sunday here we i your our you recruitment careers team mon tue wed weds thu fri sat sun please is
        gate it's i'm re hiring can if when would ref unit this u what how just via dear hi let the thanks
        ta regards kind best in for interviewing job position role
    ";
}
