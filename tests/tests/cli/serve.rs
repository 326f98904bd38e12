use minglu_tests::desk::Desk;
use minglu_tests::loopback::Loopback;
use serde_json::json;

fn status(host: &Loopback, headers: &[&str]) -> String {
    host.envelope(headers, "desk.status", &json!({})).unwrap()
}

#[test]
fn a_token_opens_the_desk_once_and_the_cookie_from_then_on() {
    let desk = Desk::new();
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    let answer = status(&host, &[&host.host(), &cookie]);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("澄溪县财政局"));
    let again = host
        .ask(&format!("GET /?token={}", host.token), &[&host.host()], "")
        .unwrap();
    assert!(
        again.starts_with("HTTP/1.1 403"),
        "a token works once: {again}"
    );
}

#[test]
fn a_stranger_gets_nothing() {
    let desk = Desk::new();
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    let evil = "Origin: http://evil.example";
    for headers in [
        vec![host.host()],
        vec![host.host(), "Cookie: minglu=guess".to_owned()],
        vec!["Host: evil.example".to_owned(), cookie.clone()],
        vec![host.host(), cookie.clone(), evil.to_owned()],
    ] {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let answer = status(&host, &headers);
        assert!(answer.starts_with("HTTP/1.1 403"), "{headers:?}: {answer}");
    }
}

#[test]
fn only_files_that_minglu_wrote_are_handed_out() {
    let desk = Desk::new();
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    for path in ["/etc/passwd", "../../../../etc/passwd"] {
        let answer = host
            .ask(
                &format!("GET /api/file?path={path}"),
                &[&host.host(), &cookie],
                "",
            )
            .unwrap();
        assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}
