<#-- In place of the parent's, whose choices the keyboard can't press. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <ul class="choices" role="list">
        <#list auth.authenticationSelections as selection>
          <li>
            <button type="submit" name="authenticationExecution" value="${selection.authExecId}">
              <b>${msg(selection.displayName)}</b>
              <span>${msg(selection.helpText)}</span>
            </button>
          </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
