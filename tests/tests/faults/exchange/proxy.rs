use super::message;
use fastrand::Rng;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What becomes of a request and its answer. A share is in thousandths.
#[derive(Debug, Clone, Copy)]
enum Fault {
    None,
    /// Nobody hears it.
    Unheard,
    /// The office hears so much of it.
    CutRequest(usize),
    /// The office has answered, and the unit hears nothing.
    Unanswered,
    /// The unit hears so much of the answer.
    CutAnswer(usize),
    /// Both ways take so many milliseconds.
    Slow(u64),
    /// The office hears it twice, one after the other; the unit gets the last answer.
    Twice,
    /// The office hears it twice at the same time; the unit gets one of the answers.
    AtOnce,
    /// The unit hears nothing; the office hears it behind so many later requests.
    Late(u32),
    /// It goes well, and the office hears it again behind so many later requests.
    Echo(u32),
}

/// Where a request is while somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It has come from the unit.
    Asked,
    /// Half of it is with the office.
    HalfAsked,
    /// All of it is with the office.
    Heard,
    /// The answer has come from the office.
    Answered,
    /// Half of the answer is with the unit.
    HalfAnswered,
    /// All of it is.
    Done,
}

/// All steps in their order.
pub const STEPS: [Step; 6] = [
    Step::Asked,
    Step::HalfAsked,
    Step::Heard,
    Step::Answered,
    Step::HalfAnswered,
    Step::Done,
];

/// Somebody who sees each step of each request, counted from 0.
pub type Watch = Box<dyn FnMut(u32, Step) + Send>;

/// A line between the units and the office that does to requests what lines do.
pub struct Proxy {
    /// Where the units find the office.
    pub port: u16,
    line: Arc<Line>,
}

struct Line {
    office: AtomicU16,
    asked: AtomicU32,
    /// Chance, and how many of a hundred requests meet a fault.
    weather: Mutex<(Rng, u32)>,
    /// Requests that the office hears later, each with how many go before it.
    late: Mutex<Vec<(u32, Vec<u8>)>>,
    watch: Mutex<Option<Watch>>,
}

impl Proxy {
    /// A line in fair weather that leads nowhere yet. It listens as long as the tests run.
    pub fn new() -> Proxy {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let line = Arc::new(Line {
            office: AtomicU16::new(0),
            asked: AtomicU32::new(0),
            weather: Mutex::new((Rng::with_seed(0), 0)),
            late: Mutex::default(),
            watch: Mutex::default(),
        });
        let shared = Arc::clone(&line);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let line = Arc::clone(&shared);
                thread::spawn(move || line.serve(client));
            }
        });
        Proxy { port, line }
    }

    /// The units' address of the office.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on the office is there.
    pub fn leads_to(&self, office: u16) {
        self.line.office.store(office, Ordering::SeqCst);
    }

    /// So many of a hundred requests meet a fault, chosen by this seed.
    pub fn weather(&self, seed: u64, faults: u32) {
        *self.line.weather.lock().unwrap() = (Rng::with_seed(seed), faults);
    }

    /// Lets somebody look, and counts from 0 again.
    pub fn watch(&self, watch: Option<Watch>) {
        *self.line.watch.lock().unwrap() = watch;
        self.line.asked.store(0, Ordering::SeqCst);
    }

    /// Requests since somebody began to look.
    pub fn asked(&self) -> u32 {
        self.line.asked.load(Ordering::SeqCst)
    }

    /// What is still on its way reaches the office now.
    pub fn deliver(&self) {
        self.line.deliver(u32::MAX);
    }

    /// What is still on its way never reaches it.
    pub fn forget(&self) {
        self.line.late.lock().unwrap().clear();
    }
}

impl Line {
    fn serve(&self, client: TcpStream) {
        // That a line breaks off is what is played here.
        let _ = client.set_nodelay(true);
        let _ = client.set_read_timeout(Some(PATIENCE));
        let Ok(copy) = client.try_clone() else { return };
        let (mut from, mut to) = (BufReader::new(copy), client);
        while let Ok(Some(request)) = message::read(&mut from) {
            self.deliver(1);
            let n = self.asked.fetch_add(1, Ordering::SeqCst);
            if !self.pass(n, &request, &mut to).unwrap_or(false) {
                return;
            }
        }
    }

    /// True where the unit's connection stays.
    fn pass(&self, n: u32, request: &[u8], to: &mut TcpStream) -> io::Result<bool> {
        let answer = match self.fault() {
            Fault::None => return self.plainly(n, request, to),
            Fault::Unheard => return Ok(false),
            Fault::CutRequest(share) => {
                let mut office = self.office()?;
                office.write_all(part(request, share))?;
                return Ok(false);
            }
            Fault::Unanswered => {
                self.ask(request)?;
                return Ok(false);
            }
            Fault::CutAnswer(share) => {
                let answer = self.ask(request)?;
                to.write_all(part(&answer, share))?;
                return Ok(false);
            }
            Fault::Slow(ms) => {
                thread::sleep(Duration::from_millis(ms));
                let answer = self.ask(request)?;
                thread::sleep(Duration::from_millis(ms));
                answer
            }
            Fault::Twice => {
                self.ask(request)?;
                self.ask(request)?
            }
            Fault::AtOnce => thread::scope(|scope| {
                let other = scope.spawn(|| self.ask(request));
                let answer = self.ask(request);
                other.join().unwrap().or(answer)
            })?,
            Fault::Late(behind) => {
                self.keep(behind, request);
                return Ok(false);
            }
            Fault::Echo(behind) => {
                self.keep(behind, request);
                self.ask(request)?
            }
        };
        to.write_all(&answer)?;
        Ok(true)
    }

    fn plainly(&self, n: u32, request: &[u8], to: &mut TcpStream) -> io::Result<bool> {
        self.see(n, Step::Asked);
        let mut office = self.office()?;
        let (begin, rest) = request.split_at(request.len() / 2);
        office.write_all(begin)?;
        self.see(n, Step::HalfAsked);
        office.write_all(rest)?;
        self.see(n, Step::Heard);
        let answer = heard(office)?;
        self.see(n, Step::Answered);
        let (begin, rest) = answer.split_at(answer.len() / 2);
        to.write_all(begin)?;
        self.see(n, Step::HalfAnswered);
        to.write_all(rest)?;
        self.see(n, Step::Done);
        Ok(true)
    }

    fn see(&self, n: u32, step: Step) {
        if let Some(watch) = &mut *self.watch.lock().unwrap() {
            watch(n, step);
        }
    }

    fn fault(&self) -> Fault {
        let (chance, faults) = &mut *self.weather.lock().unwrap();
        if chance.u32(0..100) >= *faults {
            return Fault::None;
        }
        let (share, behind) = (chance.usize(0..1000), chance.u32(1..8));
        match chance.u32(0..9) {
            0 => Fault::Unheard,
            1 => Fault::CutRequest(share),
            2 => Fault::Unanswered,
            3 => Fault::CutAnswer(share),
            4 => Fault::Slow(chance.u64(1..8)),
            5 => Fault::Twice,
            6 => Fault::AtOnce,
            7 => Fault::Late(behind),
            _ => Fault::Echo(behind),
        }
    }

    fn keep(&self, behind: u32, request: &[u8]) {
        let mut late = self.late.lock().unwrap();
        late.push((behind, request.to_vec()));
    }

    /// So many further requests have come: what waited for them reaches the office.
    fn deliver(&self, further: u32) {
        let mut late = self.late.lock().unwrap();
        for (behind, _) in &mut *late {
            *behind = behind.saturating_sub(further);
        }
        let due: Vec<_> = late.extract_if(.., |(behind, _)| *behind == 0).collect();
        drop(late);
        for (_, request) in due {
            // Nobody waits for this answer.
            let _ = self.ask(&request);
        }
    }

    fn ask(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        let mut office = self.office()?;
        office.write_all(request)?;
        heard(office)
    }

    fn office(&self) -> io::Result<TcpStream> {
        let port = self.office.load(Ordering::SeqCst);
        let office = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        office.set_nodelay(true)?;
        office.set_read_timeout(Some(PATIENCE))?;
        Ok(office)
    }
}

fn heard(office: TcpStream) -> io::Result<Vec<u8>> {
    let answer = message::read(&mut BufReader::new(office))?;
    answer.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

fn part(whole: &[u8], share: usize) -> &[u8] {
    &whole[..whole.len() * share / 1000]
}
